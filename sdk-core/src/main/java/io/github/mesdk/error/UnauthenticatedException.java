package io.github.mesdk.error;

import org.jspecify.annotations.Nullable;

/**
 * The access token was not accepted. The user, or the program itself, must sign in again; a backend
 * answers its own caller with a 401 when the token came from there.
 */
public final class UnauthenticatedException extends ApiException {
  private static final long serialVersionUID = 1L;

  UnauthenticatedException(@Nullable String provider, int attempts, ApiError error) {
    super(provider, attempts, error, ErrorKind.UNAUTHENTICATED);
  }

  /**
   * The exception for an error of this kind, for test doubles and clients of one's own.
   *
   * @throws IllegalArgumentException if the error is of another kind
   */
  public static UnauthenticatedException of(String provider, ApiError error) {
    return new UnauthenticatedException(provider, 0, error);
  }

  /** Why, as far as the service says. */
  public UnauthenticatedReason reason() {
    return error().reason().orElse(UnauthenticatedReason.UNKNOWN);
  }
}
