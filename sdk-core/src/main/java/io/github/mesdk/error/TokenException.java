package io.github.mesdk.error;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The call could not get an access token, so it sent no request to the provider. The fault is in
 * the program's settings or, if {@link #retryable()}, in the token source.
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

  /**
   * Returns the exception for a token source that has no usable token until someone fixes the
   * source.
   */
  public static TokenException of(String problem) {
    return of(problem, null);
  }

  /** As {@link #of(String)}, with a cause, which must not contain a credential. */
  public static TokenException of(String problem, @Nullable Throwable cause) {
    return new TokenException(null, 0, problem, false, false, cause);
  }

  /**
   * Returns the exception for a token source that has no token, such as an unset variable or a file
   * that does not exist. {@link #isMissing()} is true. A chain of token providers tries its next
   * provider only after this exception.
   */
  public static TokenException missing(String problem) {
    return new TokenException(null, 0, problem, false, true, null);
  }

  /**
   * Returns the exception for a token source that cannot issue a token now but may later, such as a
   * token endpoint that is down. {@link #retryable()} is true.
   */
  public static TokenException unavailable(String problem, @Nullable Throwable cause) {
    return new TokenException(null, 0, problem, true, false, cause);
  }

  /**
   * Returns whether the source had no token; false if the source had an unusable token, or failed.
   */
  public boolean isMissing() {
    return absent;
  }

  @Override
  public boolean retryable() {
    return retryable;
  }

  @Override
  public Optional<Duration> retryAfter() {
    return getCause() instanceof MeException cause ? cause.retryAfter() : Optional.empty();
  }

  @Override
  MeException copy(@Nullable String provider, int attempts) {
    return new TokenException(provider, attempts, problem(), retryable, absent, getCause());
  }
}
