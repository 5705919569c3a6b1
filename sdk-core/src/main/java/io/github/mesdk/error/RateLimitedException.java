package io.github.mesdk.error;

import org.jspecify.annotations.Nullable;

/** Too many requests. {@link #retryAfter()} says how long to wait where the service tells. */
public final class RateLimitedException extends ApiException {
  private static final long serialVersionUID = 1L;

  RateLimitedException(@Nullable String provider, int attempts, ApiError error) {
    super(provider, attempts, error, ErrorKind.RATE_LIMITED);
  }

  /**
   * The exception for an error of this kind, for test doubles and clients of one's own.
   *
   * @throws IllegalArgumentException if the error is of another kind
   */
  public static RateLimitedException of(String provider, ApiError error) {
    return new RateLimitedException(provider, 0, error);
  }
}
