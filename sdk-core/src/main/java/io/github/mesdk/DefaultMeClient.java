package io.github.mesdk;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.http.TransportSettings;
import io.github.mesdk.internal.cache.CacheRequest;
import io.github.mesdk.internal.call.AsyncThreads;
import io.github.mesdk.internal.call.CallCache;
import io.github.mesdk.internal.call.CallHooks;
import io.github.mesdk.internal.call.CallSettings;
import io.github.mesdk.internal.call.MeCall;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.time.Deadline;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs each call as a {@link MeCall}, with the listeners and the cache of this client. */
final class DefaultMeClient<T extends CurrentUser> implements MeClient<T> {
  private final IdentityProvider<T> provider;
  private final CallSettings<T> settings;
  private final Listeners listeners;
  private final @Nullable Function<MeEvent, Map<String, String>> requestHeaders;
  private final @Nullable CallCache<T> cache;

  DefaultMeClient(
      IdentityProvider<T> provider,
      TransportSettings transportSettings,
      CallSettings<T> settings,
      Listeners listeners,
      @Nullable Function<MeEvent, Map<String, String>> requestHeaders,
      @Nullable AnswerCache cache,
      @Nullable String cacheScope) {
    this.settings = settings;
    this.provider = provider;
    this.listeners = listeners;
    this.requestHeaders = requestHeaders;
    this.cache = cache == null ? null : callCache(cache, transportSettings, cacheScope);
  }

  private CallCache<T> callCache(
      AnswerCache cache, TransportSettings transportSettings, @Nullable String scope) {
    CacheRequest.Endpoint endpoint =
        new CacheRequest.Endpoint(provider, transportSettings, settings.headers().values(), scope);
    cache.check(endpoint);
    return (token, arguments, deadline, load, hooks) -> {
      CacheRequest request =
          new CacheRequest(endpoint, settings.requests().complete(arguments, token), token);
      Consumer<CacheOutcome> observer =
          hooks instanceof CallEvents events ? events.cacheObserver() : outcome -> {};
      return requireNonNull(
          cache.get(request, deadline, load, observer), "the answer cache returned null");
    };
  }

  @Override
  public T me(MeRequest request) {
    return call(requireNonNull(request, "request")).run();
  }

  @Override
  public CompletableFuture<T> meAsync(MeRequest request) {
    return meAsync(request, AsyncThreads.shared());
  }

  /** Runs the call on the given threads. */
  CompletableFuture<T> meAsync(MeRequest request, AsyncThreads threads) {
    return call(requireNonNull(request, "request")).start(threads);
  }

  /**
   * Creates the call: starts its deadline and sends its first event, both on the calling thread.
   */
  private MeCall<T> call(MeRequest request) {
    Deadline deadline = Deadline.after(request.timeout().orElse(settings.timeout()));
    CallEvents events =
        requestHeaders != null || listeners.isListening()
            ? new CallEvents(listeners, requestHeaders)
            : null;
    if (events != null) {
      events.callStarted();
    }
    return MeCall.of(
        settings,
        request.token().orElse(null),
        request.arguments(),
        deadline,
        events == null ? CallHooks.none() : events,
        cache);
  }

  @Override
  public void close() {
    settings.transport().close();
  }

  @Override
  public String toString() {
    return "MeClient{" + provider + "}";
  }
}
