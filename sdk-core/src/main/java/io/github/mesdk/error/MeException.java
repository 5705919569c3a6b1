package io.github.mesdk.error;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The root of the exceptions that a call throws. Catch a subclass to handle one kind of failure, or
 * this class to handle all of them.
 *
 * <p>Messages contain no credentials. Causes that the SDK creates contain no credentials, either. A
 * message is one line of at most 4,000 characters. An exception that a custom token provider throws
 * is kept unchanged. Serializable. Immutable, except for the mutable state of {@link Throwable}.
 */
public abstract sealed class MeException extends RuntimeException
    permits ApiException, DecodeException, TokenException, TransportException {
  private static final long serialVersionUID = 1L;

  /** More than any message that the SDK composes. */
  private static final int MAX_PROBLEM = 4_000;

  private final @Nullable String provider;
  private final int attempts;
  private final String problem;

  MeException(@Nullable String provider, int attempts, String problem, @Nullable Throwable cause) {
    super(isNone(provider) ? clean(problem) : provider + ": " + clean(problem), cause);
    this.provider = isNone(provider) ? null : provider;
    this.attempts = attempts;
    this.problem = clean(problem);
  }

  /** A problem may name what a service sent, such as the path of a member. */
  private static String clean(String problem) {
    return ApiErrorBuilder.clean(problem, MAX_PROBLEM);
  }

  private static boolean isNone(@Nullable String provider) {
    return provider == null || provider.isEmpty();
  }

  /** Returns the name of the provider that the call used; absent outside a call. */
  public final Optional<String> provider() {
    return Optional.ofNullable(provider);
  }

  /** Returns how many requests the call tried; 0 if the call failed before its first request. */
  public final int attempts() {
    return attempts;
  }

  /** Returns what went wrong: {@link #getMessage()} without the provider's name in front. */
  public final String problem() {
    return problem;
  }

  /** Returns whether the same call may succeed later without any other change. */
  public abstract boolean retryable();

  /**
   * Returns how long the service asks callers to wait, counted from the arrival of its response.
   * For a {@link TokenException}, returns how long the token endpoint asks callers to wait. Never
   * negative; absent if the service or the endpoint asks for no wait.
   */
  public Optional<Duration> retryAfter() {
    return Optional.empty();
  }

  /**
   * Returns a copy of this failure with the provider's name and the number of requests that the
   * call tried. Type, details, cause, suppressed exceptions and stack trace are the same.
   */
  public final MeException inCall(String provider, int attempts) {
    return withTraceAndSuppressed(copy(provider, attempts));
  }

  /**
   * Returns a copy of this failure. Each thread should throw its own copy: a shared instance
   * collects the suppressed exceptions of all threads.
   */
  public final MeException copy() {
    return withTraceAndSuppressed(copy(provider, attempts));
  }

  private MeException withTraceAndSuppressed(MeException copy) {
    copy.setStackTrace(getStackTrace());
    for (Throwable earlier : getSuppressed()) {
      copy.addSuppressed(earlier);
    }
    return copy;
  }

  abstract MeException copy(@Nullable String provider, int attempts);
}
