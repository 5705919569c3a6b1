package io.github.mesdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.http.Transport;
import io.github.mesdk.http.TransportSettings;
import io.github.mesdk.internal.ReplyReader;
import io.github.mesdk.internal.RequestFactory;
import io.github.mesdk.internal.cache.CacheRequest;
import io.github.mesdk.internal.call.CallSettings;
import io.github.mesdk.internal.call.CustomHeaders;
import io.github.mesdk.internal.call.Retries;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.testiny.AuthInfo;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.Testiny;
import io.github.mesdk.retry.RetryPolicy;
import io.github.mesdk.testing.Servers;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.TokenProvider;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.slf4j.helpers.NOPLogger;

/** Tests a client without a listener and without a log. All other tests of this module log. */
class ClientWithoutListenerTest extends TestinyServer {
  private static final String ADA = "{\"userId\":1}";

  private DefaultMeClient<AuthInfo> client(
      Function<MeEvent, Map<String, String>> headers, AnswerCache cache) {
    URI address = Servers.origin(server);
    TransportSettings connection = new TransportSettings(null, 1_000_000, false);
    IdentityProvider<AuthInfo> provider = Testiny.provider();
    CallSettings<AuthInfo> settings =
        new CallSettings<>(
            provider.name(),
            TokenProvider.of("the-token"),
            Duration.ofSeconds(30),
            null,
            new CustomHeaders(Map.of("X-Own", "of-the-client")),
            new RequestFactory(provider, address),
            Transport.to(address, connection),
            new ReplyReader<>(provider),
            new Retries(RetryPolicy.ofDefaults(), waits::add, () -> 0));
    Listeners none = new Listeners(provider.name(), List.of(), NOPLogger.NOP_LOGGER);
    return new DefaultMeClient<>(provider, connection, settings, none, headers, cache, null);
  }

  /** Loads on the calling thread and stores no answer. */
  private static final class PassThroughCache implements AnswerCache {
    @Override
    public <T extends CurrentUser> CompletableFuture<T> get(
        CacheRequest request,
        Deadline deadline,
        Supplier<T> load,
        Consumer<CacheOutcome> observer) {
      observer.accept(CacheOutcome.MISS);
      return CompletableFuture.completedFuture(load.get());
    }
  }

  @Test
  void sendsTheHeadersOfTheClientWithEachAttempt() throws Exception {
    answer(503, "{}");
    answer(200, ADA);
    answer(200, ADA);
    MeClient<AuthInfo> client = client(null, null);
    assertThat(client.me().userId()).isEqualTo(1);
    assertThat(client.meAsync().get(20, TimeUnit.SECONDS).userId()).isEqualTo(1);
    for (int i = 0; i < 3; i++) {
      assertThat(server.takeRequest().getHeaders().get("X-Own")).isEqualTo("of-the-client");
    }
  }

  @Test
  void usesItsCache() throws Exception {
    answer(200, ADA);
    answer(200, ADA);
    MeClient<AuthInfo> client = client(null, new PassThroughCache());
    assertThat(client.me().userId()).isEqualTo(1);
    assertThat(client.meAsync().get(20, TimeUnit.SECONDS).userId()).isEqualTo(1);
  }

  @Test
  void sendsTheHeadersSuppliedForAnAttempt() throws Exception {
    answer(200, ADA);
    client(attempt -> Map.of("X-Attempt", "" + attempt.attempt().orElseThrow()), null).me();
    assertThat(server.takeRequest().getHeaders().get("X-Attempt")).isEqualTo("1");
  }

  @Test
  void closeReleasesItsIdleConnections() throws Exception {
    answer(200, ADA);
    answer(200, ADA);
    answer(200, ADA);
    MeClient<AuthInfo> client = client(null, null);
    client.me();
    client.me();
    client.close();
    client.me();
    assertThat(server.takeRequest().getExchangeIndex()).isZero();
    assertThat(server.takeRequest().getExchangeIndex()).as("on the same connection").isEqualTo(1);
    assertThat(server.takeRequest().getExchangeIndex()).as("on another").isZero();
  }
}
