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
import java.util.List;
import java.util.Map;

/** What a client keeps for life; each call is a {@link MeCall}. */
final class DefaultMeClient<T extends CurrentUser> implements MeClient<T> {
  /** Shorter values are settings: to mask them would mask half of every message. */
  private static final int SHORTEST_SECRET = 8;

  final IdentityProvider<T> provider;
  final TokenProvider tokens;
  final Transport transport;
  final Duration timeout;
  final RequestFactory requests;
  final ReplyReader<T> replies;

  /** Values of the user's own headers, which may be credentials of a gateway. */
  final List<String> headerValues;

  DefaultMeClient(
      IdentityProvider<T> provider,
      URI address,
      TokenProvider tokens,
      Transport transport,
      Duration timeout,
      Map<String, String> headers) {
    this.provider = provider;
    this.tokens = tokens;
    this.transport = transport;
    this.timeout = timeout;
    this.requests = new RequestFactory(provider, address, headers);
    this.replies = new ReplyReader<>(provider);
    this.headerValues =
        headers.entrySet().stream()
            .filter(header -> !header.getKey().equalsIgnoreCase("User-Agent"))
            .map(Map.Entry::getValue)
            .filter(value -> value.length() >= SHORTEST_SECRET)
            .toList();
  }

  @Override
  public T me(MeRequest request) {
    return new MeCall<>(this, requireNonNull(request, "request")).run();
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
