package io.github.mesdk.error;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * No access token could be had, so nothing was asked. The fault lies with the program's settings
 * or, when {@link #retryable()}, with the source of tokens.
 */
public final class TokenException extends MeException {
  private static final long serialVersionUID = 1L;

  private final boolean retryable;
  private final boolean absent;

  private TokenException(
      @Nullable String provider,
      int attempts,
      String problem,
      boolean retryable,
      boolean absent,
      @Nullable Throwable cause) {
    super(provider, attempts, problem, cause);
    this.retryable = retryable;
    this.absent = absent;
  }

  /** A source that gives no usable token, and will not give one until somebody mends it. */
  public static TokenException of(String problem) {
    return of(problem, null);
  }

  /** As {@link #of(String)}, with the failure that caused it; that must not hold a credential. */
  public static TokenException of(String problem, @Nullable Throwable cause) {
    return new TokenException(null, 0, problem, false, false, cause);
  }

  /**
   * A source that has no token: a variable that is not set, a file that does not exist. Only after
   * this exception a chain of sources tries its next one. {@link #isMissing()} is true.
   */
  public static TokenException missing(String problem) {
    return new TokenException(null, 0, problem, false, true, null);
  }

  /**
   * A source that cannot give a token now but may later, such as a token endpoint that is down.
   * {@link #retryable()} is true.
   */
  public static TokenException unavailable(String problem, @Nullable Throwable cause) {
    return new TokenException(null, 0, problem, true, false, cause);
  }

  /** Whether the source had nothing at all; false when it had something that is of no use. */
  public boolean isMissing() {
    return absent;
  }

  @Override
  public boolean retryable() {
    return retryable;
  }

  @Override
  public Optional<Duration> retryAfter() {
    return getCause() instanceof MeException beneath ? beneath.retryAfter() : Optional.empty();
  }

  @Override
  MeException copy(@Nullable String provider, int attempts) {
    return new TokenException(provider, attempts, problem(), retryable, absent, getCause());
  }
}
