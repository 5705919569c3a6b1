package io.github.mesdk;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.concurrent.Durations;
import io.github.mesdk.provider.MeArguments;
import io.github.mesdk.token.AccessToken;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The options of one call: its token, its timeout and its arguments. All are optional. Immutable
 * and thread-safe. {@code toString} contains no credential.
 *
 * <p>The static methods create a request. {@code withToken}, {@code withTimeout} and {@code
 * withArguments} return a copy that keeps all other options:
 *
 * <pre>{@code
 * MeRequest.ofToken(bearer).withTimeout(Duration.ofSeconds(3)).withArguments(Pulse.account("42"))
 * }</pre>
 */
public sealed interface MeRequest permits DefaultMeRequest {
  // An interface, because javac does not compile the call of an interface's static method on an
  // instance. With a class, ofToken(user).of(arguments) would compile, and silently drop the user's
  // token.

  /** Returns a request with the client's own token, the client's timeout and no arguments. */
  static MeRequest defaults() {
    return DefaultMeRequest.defaults();
  }

  /**
   * Returns a request with this token instead of the client's own; see {@link
   * #withToken(AccessToken)}.
   */
  static MeRequest ofToken(AccessToken token) {
    return defaults().withToken(token);
  }

  /**
   * Returns a request with this token instead of the client's own; see {@link
   * #withToken(AccessToken)}.
   *
   * @throws IllegalArgumentException if the token cannot be sent in a header; the message does not
   *     contain the token
   */
  static MeRequest ofToken(String token) {
    return defaults().withToken(token);
  }

  /** Returns a request with these arguments. */
  static MeRequest of(MeArguments arguments) {
    return DefaultMeRequest.of(arguments);
  }

  /**
   * Returns a copy that uses this explicit token instead of the client's own. A backend passes the
   * token of the request it serves. If the service rejects the token, the call fails at once: the
   * client does not refresh an explicit token.
   */
  MeRequest withToken(AccessToken token);

  /**
   * Returns a copy that uses this explicit token; see {@link #withToken(AccessToken)}.
   *
   * @throws IllegalArgumentException if the token cannot be sent in a header; the message does not
   *     contain the token
   */
  default MeRequest withToken(String token) {
    return withToken(AccessToken.of(token));
  }

  /**
   * Returns a copy with this limit on the whole call, including waits and retries. This limit
   * replaces the client's {@link MeClientBuilder#timeout timeout}.
   *
   * @throws IllegalArgumentException if the timeout is zero or negative
   */
  MeRequest withTimeout(Duration timeout);

  /**
   * Returns a copy with these arguments in addition to the existing ones.
   *
   * @throws IllegalArgumentException if both have an argument of the same name; the message
   *     contains no argument value
   */
  MeRequest withArguments(MeArguments arguments);

  /** Returns the explicit token; absent if the call uses the client's own. */
  Optional<AccessToken> token();

  /** Returns the limit on the whole call; absent if the call uses the client's timeout. */
  Optional<Duration> timeout();

  /** Returns all arguments in the order they were added; empty by default. */
  MeArguments arguments();
}

/** The only implementation of {@link MeRequest}. */
record DefaultMeRequest(
    Optional<AccessToken> token, Optional<Duration> timeout, MeArguments arguments)
    implements MeRequest {
  /**
   * Created on first use. In a static initializer, an {@code OutOfMemoryError} would make the class
   * unusable until the JVM ends.
   */
  private static volatile @Nullable MeRequest defaults;

  static MeRequest defaults() {
    MeRequest known = defaults;
    if (known == null) {
      known = of(MeArguments.of());
      defaults = known;
    }
    return known;
  }

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
