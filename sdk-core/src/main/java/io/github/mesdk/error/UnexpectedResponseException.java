package io.github.mesdk.error;

import org.jspecify.annotations.Nullable;

/**
 * An answer that fits no rule of the service: a redirect, which is never followed, a proxy that
 * asks for credentials, or a failure of an unknown kind.
 */
public final class UnexpectedResponseException extends ApiException {
  private static final long serialVersionUID = 1L;

  UnexpectedResponseException(@Nullable String provider, int attempts, ApiError error) {
    super(provider, attempts, error, ErrorKind.UNEXPECTED_RESPONSE);
  }

  /**
   * The exception for an error of this kind, for test doubles and clients of one's own.
   *
   * @throws IllegalArgumentException if the error is of another kind
   */
  public static UnexpectedResponseException of(String provider, ApiError error) {
    return new UnexpectedResponseException(provider, 0, error);
  }
}
