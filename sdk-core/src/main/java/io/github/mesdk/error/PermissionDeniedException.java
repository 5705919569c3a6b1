package io.github.mesdk.error;

import org.jspecify.annotations.Nullable;

/**
 * The token is good but may not ask this: {@code error().missingScopes()} says what it lacks where
 * the service tells. Signing in again does not help.
 */
public final class PermissionDeniedException extends ApiException {
  private static final long serialVersionUID = 1L;

  PermissionDeniedException(@Nullable String provider, int attempts, ApiError error) {
    super(provider, attempts, error, ErrorKind.PERMISSION_DENIED);
  }

  /**
   * The exception for an error of this kind, for test doubles and clients of one's own.
   *
   * @throws IllegalArgumentException if the error is of another kind
   */
  public static PermissionDeniedException of(String provider, ApiError error) {
    return new PermissionDeniedException(provider, 0, error);
  }
}
