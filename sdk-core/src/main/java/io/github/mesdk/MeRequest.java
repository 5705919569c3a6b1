package io.github.mesdk;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.provider.MeArguments;
import io.github.mesdk.token.AccessToken;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One question: whose token to ask with, how long it may take, what else the provider should know.
 * Immutable; everything is optional. Its text form shows no credential.
 */
public final class MeRequest {
  private static final MeRequest DEFAULTS = new MeRequest(null, null, MeArguments.of());

  private final @Nullable AccessToken token;
  private final @Nullable Duration timeout;
  private final MeArguments arguments;

  private MeRequest(
      @Nullable AccessToken token, @Nullable Duration timeout, MeArguments arguments) {
    this.token = token;
    this.timeout = timeout;
    this.arguments = arguments;
  }

  /** The question with the client's own token and timeout. */
  public static MeRequest defaults() {
    return DEFAULTS;
  }

  /**
   * A question with this token in place of the client's own: a backend passes the one of the
   * request it serves. It is final: when it is rejected the call throws at once.
   */
  public static MeRequest withToken(AccessToken token) {
    return new MeRequest(requireNonNull(token, "token"), null, MeArguments.of());
  }

  /**
   * As {@link #withToken(AccessToken)}.
   *
   * @throws IllegalArgumentException if no header can carry the token; the message does not show it
   */
  public static MeRequest withToken(String token) {
    return withToken(AccessToken.of(token));
  }

  /** A question with these arguments. */
  public static MeRequest with(MeArguments arguments) {
    return DEFAULTS.arguments(arguments);
  }

  /**
   * With this limit on the whole call in place of the client's.
   *
   * @throws IllegalArgumentException if it is zero or negative
   */
  public MeRequest timeout(Duration timeout) {
    return new MeRequest(token, Timeouts.checked(timeout), arguments);
  }

  /** With these arguments in place of any before. */
  public MeRequest arguments(MeArguments arguments) {
    return new MeRequest(token, timeout, requireNonNull(arguments, "arguments"));
  }

  /** The token to ask with; absent for the client's own. */
  public Optional<AccessToken> token() {
    return Optional.ofNullable(token);
  }

  /** The limit on the whole call; absent for the client's. */
  public Optional<Duration> timeout() {
    return Optional.ofNullable(timeout);
  }

  /** What else the provider should know. */
  public MeArguments arguments() {
    return arguments;
  }

  @Override
  public String toString() {
    return "MeRequest{token="
        + (token == null ? "the client's" : "***")
        + ", timeout="
        + (timeout == null ? "the client's" : timeout)
        + ", arguments="
        + arguments.arguments()
        + "}";
  }
}
