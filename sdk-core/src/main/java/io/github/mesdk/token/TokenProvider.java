package io.github.mesdk.token;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.error.TokenException;
import io.github.mesdk.time.Deadline;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where a client's own access token comes from. It is asked before every call, so an implementation
 * answers from memory when it can. Implementations must be thread-safe.
 *
 * <p>A lambda will do: {@code () -> AccessToken.of(vault.read("idp-token"))}.
 */
@FunctionalInterface
public interface TokenProvider {

  /**
   * A token to ask with.
   *
   * @throws TokenException if there is none. What else is thrown becomes the cause of one.
   */
  AccessToken token();

  /**
   * As {@link #token()}, within what is left of the call's time. Sources that wait, such as a token
   * endpoint, override this; unless overridden the deadline is ignored.
   */
  default AccessToken token(Deadline deadline) {
    return token();
  }

  /**
   * Says that the service did not accept this token, so that the next one differs if it can. A
   * source that has a newer token by now must keep it. Does nothing unless overridden.
   */
  default void invalidate(AccessToken rejected) {}

  /** Always the same token. */
  static TokenProvider of(AccessToken token) {
    requireNonNull(token, "token");
    return () -> token;
  }

  /**
   * Always the same token.
   *
   * @throws IllegalArgumentException if no header can carry it
   */
  static TokenProvider of(String token) {
    return of(AccessToken.of(token));
  }

  /** The value of an environment variable, looked up at each call. */
  static TokenProvider fromEnvironment(String variable) {
    requireNonNull(variable, "variable");
    return new TextTokenProvider(
        "the environment variable " + variable, () -> System.getenv(variable));
  }

  /**
   * The content of a file without the white space around it. The file is read again when it has
   * changed, so a token that is rotated on disk is picked up; it may have at most 64 KiB.
   */
  static TokenProvider fromFile(Path file) {
    return new FileTokenProvider(file);
  }

  /**
   * Whatever the supplier gives at each call, without the white space around it; null means that
   * there is none.
   */
  static TokenProvider from(Supplier<? extends @Nullable String> supplier) {
    requireNonNull(supplier, "supplier");
    return new TextTokenProvider("the token supplier", supplier);
  }

  /**
   * The source, asked only when its token nears its end: with the defaults of {@link
   * #cachingBuilder}, in which it is said what "nears" is and what happens when the source fails.
   */
  static TokenProvider caching(TokenProvider source) {
    return cachingBuilder(source).build();
  }

  /** As {@link #caching}, with other margins and limits. */
  static CachingTokenProviderBuilder cachingBuilder(TokenProvider source) {
    return new CachingTokenProviderBuilder(source);
  }

  /**
   * The first of these sources that has a token. One that has nothing ({@link
   * TokenException#isMissing()}) is passed over; one that is there but fails stops the search, so
   * that a broken setting is seen and not replaced by somebody else's token in silence. When none
   * has a token, the failure names each source and says why.
   *
   * <p>A rejected token is told to the source that gave it.
   *
   * @throws IllegalArgumentException if there is no source at all
   */
  static TokenProvider chain(TokenProvider... sources) {
    return new ChainTokenProvider(List.of(sources));
  }
}
