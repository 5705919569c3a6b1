package io.github.mesdk.error;

import org.jspecify.annotations.Nullable;

/**
 * The service, or a proxy in front of it, cannot answer now. This failure says nothing about the
 * user: never treat it as "not signed in".
 */
public final class UnavailableException extends ApiException {
  private static final long serialVersionUID = 1L;

  UnavailableException(@Nullable String provider, int attempts, ApiError error) {
    super(provider, attempts, error, ErrorKind.UNAVAILABLE);
  }

  /**
   * Returns the exception for an error of the kind {@link ErrorKind#UNAVAILABLE}, for test doubles
   * and custom clients.
   *
   * @throws IllegalArgumentException if the error is of another kind
   */
  public static UnavailableException of(String provider, ApiError error) {
    return new UnavailableException(provider, 0, error);
  }
}
