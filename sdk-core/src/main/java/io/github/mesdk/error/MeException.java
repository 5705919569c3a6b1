package io.github.mesdk.error;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The root of everything a call throws. Catch a leaf to act on its meaning, or this for the rest.
 *
 * <p>No message holds a credential, nor does a cause of the SDK's making; what a user's own token
 * provider threw is kept as it was. Serializable, and immutable but for what {@link Throwable}
 * itself lets be changed.
 */
public abstract sealed class MeException extends RuntimeException
    permits ApiException, DecodeException, TokenException, TransportException {
  private static final long serialVersionUID = 1L;

  private final @Nullable String provider;
  private final int attempts;
  private final String problem;

  MeException(@Nullable String provider, int attempts, String problem, @Nullable Throwable cause) {
    super(isNone(provider) ? problem : provider + ": " + problem, cause);
    this.provider = isNone(provider) ? null : provider;
    this.attempts = attempts;
    this.problem = problem;
  }

  private static boolean isNone(@Nullable String provider) {
    return provider == null || provider.isEmpty();
  }

  /** The name of the provider that was asked; absent outside a call. */
  public final Optional<String> provider() {
    return Optional.ofNullable(provider);
  }

  /** How many requests were tried for the call; 0 if it failed before the first. */
  public final int attempts() {
    return attempts;
  }

  /** What went wrong, without the provider's name: {@link #getMessage()} has it in front. */
  public final String problem() {
    return problem;
  }

  /** Whether the same call may succeed later without anybody changing anything. */
  public abstract boolean retryable();

  /**
   * How long the service, or the token endpoint beneath a {@link TokenException}, asks to be left
   * alone, from when its answer arrived. Never negative; absent where neither asked for it.
   */
  public Optional<Duration> retryAfter() {
    return Optional.empty();
  }

  /**
   * This failure as that of a call: the same type, facts, cause, suppressed exceptions and stack
   * trace, with the provider's name and the number of requests tried.
   */
  public final MeException inCall(String provider, int attempts) {
    return filled(copy(provider, attempts));
  }

  /**
   * The same failure as an exception of its own. One that several threads throw would collect the
   * suppressed exceptions of all of them.
   */
  public final MeException copy() {
    return filled(copy(provider, attempts));
  }

  private MeException filled(MeException copy) {
    copy.setStackTrace(getStackTrace());
    for (Throwable earlier : getSuppressed()) {
      copy.addSuppressed(earlier);
    }
    return copy;
  }

  abstract MeException copy(@Nullable String provider, int attempts);
}
