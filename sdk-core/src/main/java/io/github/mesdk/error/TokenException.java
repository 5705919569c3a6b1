package io.github.mesdk.error;

import org.jspecify.annotations.Nullable;

/**
 * No access token could be had, so nothing was asked. The fault lies with the program's settings
 * or, when {@link #retryable()}, with the source of tokens.
 */
public final class TokenException extends MeException {
  private static final long serialVersionUID = 1L;

  private final boolean retryable;

  private TokenException(
      String provider, int attempts, String problem, boolean retryable, @Nullable Throwable cause) {
    super(provider, attempts, problem, cause);
    this.retryable = retryable;
  }

  /** A source that has no token, and will not have one until somebody mends it. */
  public static TokenException of(String problem) {
    return new TokenException("", 0, problem, false, null);
  }

  /** As {@link #of(String)}, with the failure that caused it; that must not hold a credential. */
  public static TokenException of(String problem, @Nullable Throwable cause) {
    return new TokenException("", 0, problem, false, cause);
  }

  /** A source that cannot give a token now but may later, such as a token endpoint that is down. */
  public static TokenException retryable(String problem, @Nullable Throwable cause) {
    return new TokenException("", 0, problem, true, cause);
  }

  @Override
  public boolean retryable() {
    return retryable;
  }

  @Override
  MeException copy(String provider, int attempts) {
    return new TokenException(provider, attempts, problem(), retryable, getCause());
  }
}
