package io.github.mesdk.error;

import org.jspecify.annotations.Nullable;

/**
 * The service says that the question was wrong: an argument or a header. The fault is the caller's;
 * asking the same again does not help.
 */
public final class InvalidRequestException extends ApiException {
  private static final long serialVersionUID = 1L;

  InvalidRequestException(@Nullable String provider, int attempts, ApiError error) {
    super(provider, attempts, error, ErrorKind.INVALID_REQUEST);
  }

  /**
   * The exception for an error of this kind, for test doubles and clients of one's own.
   *
   * @throws IllegalArgumentException if the error is of another kind
   */
  public static InvalidRequestException of(String provider, ApiError error) {
    return new InvalidRequestException(provider, 0, error);
  }
}
