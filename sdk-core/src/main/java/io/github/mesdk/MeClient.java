package io.github.mesdk;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.internal.call.AsyncCall;
import io.github.mesdk.internal.call.AsyncThreads;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.MeArguments;
import java.util.concurrent.CompletableFuture;

/**
 * Retrieves the current user from one identity provider.
 *
 * <p>Thread-safe. Create one client per provider and reuse it for the life of the program. You need
 * not close the client: its threads do not keep the JVM alive. In a test, use a lambda that returns
 * a sample answer: {@code MeClient<AuthInfo> fake = request -> sample}.
 *
 * @param <T> the model of the answer
 */
@FunctionalInterface
public interface MeClient<T extends CurrentUser> extends AutoCloseable {

  /**
   * Calls the provider, and retries as the client's {@link io.github.mesdk.retry.RetryPolicy}
   * allows. Blocks until the call has an answer, fails, or times out. An interrupt ends the call at
   * once and leaves the thread's interrupt flag set.
   *
   * <p>A token provider that ignores its deadline can make the call exceed its timeout. To prevent
   * this, wrap the token provider with {@link io.github.mesdk.token.TokenProvider#caching}.
   *
   * @return the answer; never null
   * @throws io.github.mesdk.error.MeException if the call fails; the subclass says how to react
   * @throws IllegalArgumentException if the provider does not accept one of the arguments, or the
   *     value of an argument cannot be sent in a header. The fault is the caller's.
   */
  T me(MeRequest request);

  /** Retrieves the current user with the client's own token. See {@link #me(MeRequest)}. */
  default T me() {
    return me(MeRequest.defaults());
  }

  /**
   * Retrieves the current user with the client's own token and these arguments. See {@link
   * #me(MeRequest)}.
   */
  default T me(MeArguments arguments) {
    return me(MeRequest.of(arguments));
  }

  /**
   * Runs {@link #me(MeRequest)} asynchronously, on a thread of the SDK.
   *
   * <p>On Java 21 and later, each call runs on its own virtual thread. On older versions, at most
   * 256 calls run at once and 1,024 more wait for a thread. Further calls fail with {@link
   * io.github.mesdk.error.TransportException.Reason#TOO_BUSY}. All threads are daemon threads. The
   * timeout of the call includes the wait for a thread.
   *
   * <p>The future fails with the exception that {@code me} throws. As with any {@link
   * CompletableFuture}, {@code join} and {@code get} wrap that exception.
   *
   * <p>Cancelling the future, or completing it in another way such as {@code orTimeout}, ends the
   * call at once: the SDK closes the connection of the call. A call that still waits for a thread
   * never starts. Cancelling a derived future, such as one from {@code thenApply}, does not end the
   * call. To be able to cancel, keep the future that this method returns.
   *
   * <p>An implementation that overrides this method must also end the call when the future is
   * cancelled.
   *
   * @return a future for the answer; never null
   */
  default CompletableFuture<T> meAsync(MeRequest request) {
    requireNonNull(request, "request");
    return AsyncCall.start(() -> me(request), null, AsyncThreads.shared());
  }

  /**
   * Retrieves the current user asynchronously, with the client's own token. See {@link
   * #meAsync(MeRequest)}.
   */
  default CompletableFuture<T> meAsync() {
    return meAsync(MeRequest.defaults());
  }

  /**
   * Retrieves the current user asynchronously, with the client's own token and these arguments. See
   * {@link #meAsync(MeRequest)}.
   */
  default CompletableFuture<T> meAsync(MeArguments arguments) {
    return meAsync(MeRequest.of(arguments));
  }

  /**
   * Closes idle connections now instead of after some minutes. Calling this method is optional.
   * This method does not close the connections of an OkHttp client that was set with {@link
   * MeClientBuilder#httpClient}. The default implementation does nothing.
   */
  @Override
  default void close() {}

  /** Returns a new builder for a client of this provider. */
  static <T extends CurrentUser> MeClientBuilder<T> builder(IdentityProvider<T> provider) {
    return new MeClientBuilder<>(provider);
  }
}
