package io.github.mesdk;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.concurrent.Durations;
import io.github.mesdk.provider.MeArguments;
import io.github.mesdk.token.AccessToken;
import java.time.Duration;
import java.util.Optional;

/**
 * What one call asks: with which token, for how long, and with which arguments. Everything is
 * optional. Immutable and thread-safe. Its text form shows no credential.
 *
 * <p>The static methods make a request. The steps {@code withToken}, {@code withTimeout} and {@code
 * withArguments} return another one that keeps everything set before:
 *
 * <pre>{@code
 * MeRequest.ofToken(bearer).withTimeout(Duration.ofSeconds(3)).withArguments(Pulse.account("42"))
 * }</pre>
 */
public sealed interface MeRequest permits DefaultMeRequest {
  // An interface, because javac refuses to call its static methods on an instance. Of a class,
  // ofToken(user).of(arguments) would compile and ask without the user's token.

  /** A request with the client's own token, the client's timeout and no arguments. */
  static MeRequest defaults() {
    return DefaultMeRequest.DEFAULTS;
  }

  /**
   * A request with this token in place of the client's own; see {@link #withToken(AccessToken)}.
   */
  static MeRequest ofToken(AccessToken token) {
    return defaults().withToken(token);
  }

  /**
   * A request with this token in place of the client's own; see {@link #withToken(AccessToken)}.
   *
   * @throws IllegalArgumentException if no header can carry the token; the message does not show it
   */
  static MeRequest ofToken(String token) {
    return defaults().withToken(token);
  }

  /** A request with these arguments. */
  static MeRequest of(MeArguments arguments) {
    return DefaultMeRequest.of(arguments);
  }

  /**
   * Uses this token in place of the client's own: a backend passes the token of the request it
   * serves. The token is final: when the service rejects it, the call throws at once.
   */
  MeRequest withToken(AccessToken token);

  /**
   * Uses this token in place of the client's own; see {@link #withToken(AccessToken)}.
   *
   * @throws IllegalArgumentException if no header can carry the token; the message does not show it
   */
  default MeRequest withToken(String token) {
    return withToken(AccessToken.of(token));
  }

  /**
   * Limits the whole call, waits and retries included, to this time in place of the client's.
   *
   * @throws IllegalArgumentException if it is zero or negative
   */
  MeRequest withTimeout(Duration timeout);

  /**
   * Adds these arguments to those already there.
   *
   * @throws IllegalArgumentException if one of that name is there already; the message does not
   *     show a value
   */
  MeRequest withArguments(MeArguments arguments);

  /** The token to ask with; absent for the client's own. */
  Optional<AccessToken> token();

  /** The limit on the whole call; absent for the client's. */
  Optional<Duration> timeout();

  /** All arguments in the order they were added; none by default. */
  MeArguments arguments();
}

/** The one implementation of {@link MeRequest}. */
record DefaultMeRequest(
    Optional<AccessToken> token, Optional<Duration> timeout, MeArguments arguments)
    implements MeRequest {
  static final MeRequest DEFAULTS = of(MeArguments.of());

  static MeRequest of(MeArguments arguments) {
    return new DefaultMeRequest(
        Optional.empty(), Optional.empty(), requireNonNull(arguments, "arguments"));
  }

  @Override
  public MeRequest withToken(AccessToken token) {
    return new DefaultMeRequest(Optional.of(requireNonNull(token, "token")), timeout, arguments);
  }

  @Override
  public MeRequest withTimeout(Duration timeout) {
    return new DefaultMeRequest(
        token, Optional.of(Durations.positive("a timeout", timeout)), arguments);
  }

  @Override
  public MeRequest withArguments(MeArguments more) {
    requireNonNull(more, "arguments");
    return new DefaultMeRequest(token, timeout, arguments.and(more));
  }

  @Override
  public String toString() {
    return "MeRequest{token="
        + (token.isPresent() ? "***" : "the client's")
        + ", timeout="
        + timeout.map(Duration::toString).orElse("the client's")
        + ", arguments="
        + arguments.arguments()
        + "}";
  }
}
