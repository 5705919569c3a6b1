package io.github.mesdk.error;

import org.jspecify.annotations.Nullable;

/**
 * The service did not accept the access token. The owner of the token, a user or the program
 * itself, must sign in again. A backend that received the token from its own caller should reply to
 * that caller with a 401.
 */
public final class UnauthenticatedException extends ApiException {
  private static final long serialVersionUID = 1L;

  UnauthenticatedException(@Nullable String provider, int attempts, ApiError error) {
    super(provider, attempts, error, ErrorKind.UNAUTHENTICATED);
  }

  /**
   * Returns the exception for an error of the kind {@link ErrorKind#UNAUTHENTICATED}, for test
   * doubles and custom clients.
   *
   * @throws IllegalArgumentException if the error is of another kind
   */
  public static UnauthenticatedException of(String provider, ApiError error) {
    return new UnauthenticatedException(provider, 0, error);
  }

  /**
   * Returns why the service did not accept the token; {@link UnauthenticatedReason#UNKNOWN} if the
   * service does not say.
   */
  public UnauthenticatedReason reason() {
    return error().reason().orElse(UnauthenticatedReason.UNKNOWN);
  }
}
