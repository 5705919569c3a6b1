package io.github.mesdk.error;

import org.jspecify.annotations.Nullable;

/**
 * The token is valid but does not permit this request. {@code error().missingScopes()} lists the
 * scopes that the token lacks, if the service reports them. Signing in again does not help.
 */
public final class PermissionDeniedException extends ApiException {
  private static final long serialVersionUID = 1L;

  PermissionDeniedException(@Nullable String provider, int attempts, ApiError error) {
    super(provider, attempts, error, ErrorKind.PERMISSION_DENIED);
  }

  /**
   * Returns the exception for an error of the kind {@link ErrorKind#PERMISSION_DENIED}, for test
   * doubles and custom clients.
   *
   * @throws IllegalArgumentException if the error is of another kind
   */
  public static PermissionDeniedException of(String provider, ApiError error) {
    return new PermissionDeniedException(provider, 0, error);
  }
}
