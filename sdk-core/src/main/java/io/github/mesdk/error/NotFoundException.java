package io.github.mesdk.error;

import org.jspecify.annotations.Nullable;

/**
 * The service does not know the requested resource, such as an organization or a session. A wrong
 * base URL has the same effect.
 */
public final class NotFoundException extends ApiException {
  private static final long serialVersionUID = 1L;

  NotFoundException(@Nullable String provider, int attempts, ApiError error) {
    super(provider, attempts, error, ErrorKind.NOT_FOUND);
  }

  /**
   * Returns the exception for an error of the kind {@link ErrorKind#NOT_FOUND}, for test doubles
   * and custom clients.
   *
   * @throws IllegalArgumentException if the error is of another kind
   */
  public static NotFoundException of(String provider, ApiError error) {
    return new NotFoundException(provider, 0, error);
  }
}
