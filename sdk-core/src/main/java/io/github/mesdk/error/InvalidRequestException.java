package io.github.mesdk.error;

import org.jspecify.annotations.Nullable;

/**
 * The service rejected the request, or one of its arguments or headers, as invalid. The fault is
 * the caller's; a retry does not help.
 */
public final class InvalidRequestException extends ApiException {
  private static final long serialVersionUID = 1L;

  InvalidRequestException(@Nullable String provider, int attempts, ApiError error) {
    super(provider, attempts, error, ErrorKind.INVALID_REQUEST);
  }

  /**
   * Returns the exception for an error of the kind {@link ErrorKind#INVALID_REQUEST}, for test
   * doubles and custom clients.
   *
   * @throws IllegalArgumentException if the error is of another kind
   */
  public static InvalidRequestException of(String provider, ApiError error) {
    return new InvalidRequestException(provider, 0, error);
  }
}
