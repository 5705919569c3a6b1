package io.github.mesdk.error;

import org.jspecify.annotations.Nullable;

/**
 * What was asked about does not exist at the service: an organization, a session, or the address
 * itself when the base URL is wrong.
 */
public final class NotFoundException extends ApiException {
  private static final long serialVersionUID = 1L;

  NotFoundException(@Nullable String provider, int attempts, ApiError error) {
    super(provider, attempts, error, ErrorKind.NOT_FOUND);
  }

  /**
   * The exception for an error of this kind, for test doubles and clients of one's own.
   *
   * @throws IllegalArgumentException if the error is of another kind
   */
  public static NotFoundException of(String provider, ApiError error) {
    return new NotFoundException(provider, 0, error);
  }
}
