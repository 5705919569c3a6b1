package io.github.mesdk.token;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.error.TokenException;
import io.github.mesdk.time.Deadline;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Provides a client with its own access token. The client calls its token provider before every
 * request, so an implementation should return a token from memory if it can. Implementations must
 * be thread-safe.
 *
 * <p>A lambda is enough: {@code () -> AccessToken.of(vault.read("idp-token"))}.
 */
@FunctionalInterface
public interface TokenProvider {

  /**
   * Returns a token to send with the next request.
   *
   * @throws TokenException if the source cannot provide a token. If an implementation throws an
   *     exception that is not a {@link io.github.mesdk.error.MeException}, the client wraps it in a
   *     {@code TokenException}.
   */
  AccessToken token();

  /**
   * Returns a token as {@link #token()} does, within the time that the call has left. Override this
   * method in a source that can block, such as one that calls a token endpoint. The default ignores
   * the deadline.
   */
  default AccessToken token(Deadline deadline) {
    return token();
  }

  /**
   * Reports that the service rejected this token, so that the source can return another one. A
   * source that already has a newer token must keep it. The default does nothing.
   */
  default void invalidate(AccessToken rejected) {}

  /** Returns a provider that always returns this token. */
  static TokenProvider of(AccessToken token) {
    requireNonNull(token, "token");
    return () -> token;
  }

  /**
   * Returns a provider that always returns this token.
   *
   * @throws IllegalArgumentException if the value cannot be sent in an HTTP header
   */
  static TokenProvider of(String token) {
    return of(AccessToken.of(token));
  }

  /** Returns a provider that reads an environment variable at each call. */
  static TokenProvider fromEnvironment(String variable) {
    requireNonNull(variable, "variable");
    return new TextTokenProvider(
        "the environment variable " + variable, () -> System.getenv(variable));
  }

  /**
   * Returns a provider that reads a file and strips the surrounding white space. The provider reads
   * the file again whenever the file has changed, and so returns a token that was rotated on disk.
   * The file may have at most 64 KiB. The path may be a link, but not a pipe, because opening a
   * pipe could block beyond any deadline.
   */
  static TokenProvider fromFile(Path file) {
    return new FileTokenProvider(file);
  }

  /**
   * Returns a provider that calls the supplier each time and strips the surrounding white space. If
   * the supplier returns null, there is no token.
   */
  static TokenProvider from(Supplier<? extends @Nullable String> supplier) {
    requireNonNull(supplier, "supplier");
    return new TextTokenProvider("the token supplier", supplier);
  }

  /**
   * Returns a provider that caches the token of {@code source} and refreshes it before it expires,
   * with the defaults of {@link #cachingBuilder}.
   */
  static TokenProvider caching(TokenProvider source) {
    return cachingBuilder(source).build();
  }

  /** Returns a builder for a caching provider with margins and limits of your choice. */
  static CachingTokenProviderBuilder cachingBuilder(TokenProvider source) {
    return new CachingTokenProviderBuilder(source);
  }

  /**
   * Returns a provider that returns the token of the first source that has one. The provider skips
   * a source without a token ({@link TokenException#isMissing()}). A source that fails in any other
   * way stops the search: a broken setting must not silently select another user's token. If no
   * source has a token, the exception names each source and the reason.
   *
   * <p>A rejected token is invalidated in the source that returned it.
   *
   * @throws IllegalArgumentException if there are no sources
   */
  static TokenProvider chain(TokenProvider... sources) {
    return new ChainTokenProvider(List.of(sources));
  }
}
