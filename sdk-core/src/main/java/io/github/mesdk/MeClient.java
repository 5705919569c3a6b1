package io.github.mesdk;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.internal.call.AsyncCall;
import io.github.mesdk.internal.call.AsyncThreads;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.MeArguments;
import java.util.concurrent.CompletableFuture;

/**
 * Asks one identity provider who the current user is.
 *
 * <p>Thread-safe. Make one per provider, keep it for the life of the program. Nothing needs to be
 * closed: no thread of it keeps the JVM alive. In a test, a lambda is a client: {@code
 * MeClient<AuthInfo> fake = request -> sample}.
 *
 * @param <T> the model of the answer
 */
@FunctionalInterface
public interface MeClient<T extends CurrentUser> extends AutoCloseable {

  /**
   * Asks, and asks again as the client's {@link io.github.mesdk.retry.RetryPolicy} says. Blocks
   * until there is an answer, or a failure, or the time is up; an interrupt ends it at once and
   * leaves the flag set. A token provider that does not heed the deadline it is given is waited
   * for, unless it is {@linkplain io.github.mesdk.token.TokenProvider#caching cached}.
   *
   * @return the answer; never null
   * @throws io.github.mesdk.error.MeException why not: its type says what to do about it
   * @throws IllegalArgumentException if the provider takes no such argument, or no header can carry
   *     its value: the caller's mistake
   */
  T me(MeRequest request);

  /** Asks with the client's own token. See {@link #me(MeRequest)}. */
  default T me() {
    return me(MeRequest.defaults());
  }

  /** Asks with the client's own token and these arguments. See {@link #me(MeRequest)}. */
  default T me(MeArguments arguments) {
    return me(MeRequest.of(arguments));
  }

  /**
   * Asks without blocking: as {@link #me(MeRequest)}, on a thread of the SDK's. That is a virtual
   * thread on Java 21 and newer. Before, it is one of at most 256; 1,024 calls more wait for one,
   * and beyond that a call fails with {@link
   * io.github.mesdk.error.TransportException.Reason#TOO_BUSY}. The time of the call counts from
   * here. No thread keeps the JVM alive.
   *
   * <p>The future fails with what {@code me} throws; its {@code join} and {@code get} wrap that, as
   * those of any {@link CompletableFuture} do. To cancel it, or to complete it in another way, such
   * as {@code orTimeout}, ends the call at once: its connection is closed, and a call that still
   * waits for a thread never begins. To cancel a future that was derived from it, such as by {@code
   * thenApply}, reaches only that one: keep this one to be able to cancel.
   *
   * <p>An override must let {@code cancel} end the call as well.
   *
   * @return the answer to come; never null
   */
  default CompletableFuture<T> meAsync(MeRequest request) {
    requireNonNull(request, "request");
    return AsyncCall.start(() -> me(request), null, AsyncThreads.SHARED);
  }

  /** Asks with the client's own token without blocking. See {@link #meAsync(MeRequest)}. */
  default CompletableFuture<T> meAsync() {
    return meAsync(MeRequest.defaults());
  }

  /** Asks with the client's own token and these arguments. See {@link #meAsync(MeRequest)}. */
  default CompletableFuture<T> meAsync(MeArguments arguments) {
    return meAsync(MeRequest.of(arguments));
  }

  /**
   * Lets idle connections go now and not in some minutes. Never necessary; does nothing to a user's
   * own HTTP client. Unless overridden it does nothing.
   */
  @Override
  default void close() {}

  /** A new builder for a client of this provider. */
  static <T extends CurrentUser> MeClientBuilder<T> builder(IdentityProvider<T> provider) {
    return new MeClientBuilder<>(provider);
  }
}
