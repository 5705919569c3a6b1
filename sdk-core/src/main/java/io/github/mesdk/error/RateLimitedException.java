package io.github.mesdk.error;

import org.jspecify.annotations.Nullable;

/**
 * The service received too many requests. {@link #retryAfter()} returns how long to wait, if the
 * service says so.
 */
public final class RateLimitedException extends ApiException {
  private static final long serialVersionUID = 1L;

  RateLimitedException(@Nullable String provider, int attempts, ApiError error) {
    super(provider, attempts, error, ErrorKind.RATE_LIMITED);
  }

  /**
   * Returns the exception for an error of the kind {@link ErrorKind#RATE_LIMITED}, for test doubles
   * and custom clients.
   *
   * @throws IllegalArgumentException if the error is of another kind
   */
  public static RateLimitedException of(String provider, ApiError error) {
    return new RateLimitedException(provider, 0, error);
  }
}
