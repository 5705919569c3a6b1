package io.github.mesdk;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.http.Transport;
import io.github.mesdk.internal.ReplyReader;
import io.github.mesdk.internal.RequestFactory;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.token.TokenProvider;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a client keeps for life; each call is a {@link MeCall}. */
final class DefaultMeClient<T extends CurrentUser> implements MeClient<T> {
  private static final Logger LOG = LoggerFactory.getLogger(MeClient.class);

  final IdentityProvider<T> provider;
  final TokenProvider tokens;
  final Transport transport;
  final Duration timeout;
  final Retries retries;
  final RequestFactory requests;
  final ReplyReader<T> replies;
  final OwnHeaders headers;
  private final @Nullable Supplier<Map<String, String>> requestHeaders;
  final Listeners listeners;
  final @Nullable AnswerCache cache;

  /** What the cache is told of every question. */
  final Question.Endpoint endpoint;

  DefaultMeClient(MeClientBuilder<T> from, URI address, Transport transport) {
    provider = from.provider;
    tokens = from.tokens();
    this.transport = transport;
    timeout = from.timeout;
    retries = new Retries(from.retryPolicy, from.sleeper, from.random);
    requests = new RequestFactory(provider, address);
    replies = new ReplyReader<>(provider);
    headers = new OwnHeaders(from.headers);
    requestHeaders = from.requestHeaders;
    listeners = new Listeners(provider.name(), from.listeners, LOG);
    cache = from.answerCache;
    endpoint =
        new Question.Endpoint(
            provider.name(),
            provider.method() + " " + address + provider.path(),
            provider.model(),
            headers.values());
  }

  /** The client's, with those of a call that begins now. */
  OwnHeaders headersNow() {
    return requestHeaders == null ? headers : headers.with(requestHeaders.get());
  }

  @Override
  public T me(MeRequest request) {
    return new MeCall<>(this, requireNonNull(request, "request")).run();
  }

  @Override
  public CompletableFuture<T> meAsync(MeRequest request) {
    requireNonNull(request, "request");
    try {
      // Made here: the time counts from now, and the headers are those of the thread that asks.
      MeCall<T> call = new MeCall<>(this, request);
      return cache == null
          ? AsyncCall.start(call, call.deadline, AsyncThreads.SHARED)
          : new CachedCall<>(call, cache).start(AsyncThreads.SHARED);
    } catch (RuntimeException ofTheHeaders) {
      return CompletableFuture.failedFuture(ofTheHeaders);
    }
  }

  @Override
  public void close() {
    transport.close();
  }

  @Override
  public String toString() {
    return "MeClient{" + provider + "}";
  }
}
