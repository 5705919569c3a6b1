package io.github.mesdk.error;

import org.jspecify.annotations.Nullable;

/**
 * The response is neither an answer nor a failure that the SDK knows. The response is a redirect, a
 * proxy's demand for credentials, or an unknown failure. The client never follows redirects.
 */
public final class UnexpectedResponseException extends ApiException {
  private static final long serialVersionUID = 1L;

  UnexpectedResponseException(@Nullable String provider, int attempts, ApiError error) {
    super(provider, attempts, error, ErrorKind.UNEXPECTED_RESPONSE);
  }

  /**
   * Returns the exception for an error of the kind {@link ErrorKind#UNEXPECTED_RESPONSE}, for test
   * doubles and custom clients.
   *
   * @throws IllegalArgumentException if the error is of another kind
   */
  public static UnexpectedResponseException of(String provider, ApiError error) {
    return new UnexpectedResponseException(provider, 0, error);
  }
}
