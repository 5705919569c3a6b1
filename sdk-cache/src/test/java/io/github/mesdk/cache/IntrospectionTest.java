package io.github.mesdk.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.error.ApiError;
import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.error.InvalidRequestException;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.error.UnauthenticatedReason;
import io.github.mesdk.error.UnavailableException;
import io.github.mesdk.http.TransportSettings;
import io.github.mesdk.internal.cache.CacheRequest;
import io.github.mesdk.oauth2.model.TokenIntrospection;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.Placement;
import io.github.mesdk.provider.internal.CallerAuthentication;
import io.github.mesdk.provider.internal.CallerCredentials;
import io.github.mesdk.provider.internal.ProviderRules;
import io.github.mesdk.retry.RetryPolicy;
import io.github.mesdk.testkit.internal.NoDelaySockets;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers about the token of a user, for which the backend authenticates itself. */
@Timeout(60)
class IntrospectionTest extends CacheFixture {
  private static final MeRequest REQUEST = MeRequest.ofToken("token-of-ada");

  private final MockWebServer server = NoDelaySockets.newServer();

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private IdentityProvider<TokenIntrospection> provider(String secret) {
    return ProviderRules.withCaller(
        IdentityProvider.builder("introspection", TokenIntrospection.class)
            .endpoint(URI.create(server.url("/introspect").toString()))
            .post("")
            .token(Placement.form("token"))
            .failureWhen("active", false, ErrorKind.UNAUTHENTICATED)
            .subject("sub")
            .build(),
        new Backend(secret));
  }

  private record Backend(String secret) implements CallerAuthentication {
    @Override
    public List<String> comparedParts() {
      return List.of(secret);
    }

    @Override
    public CallerCredentials credentials() {
      return new CallerCredentials(
          Map.of("Authorization", "Basic " + secret), Map.of(), List.of(secret), false);
    }

    @Override
    public String toString() {
      return "Backend{***}";
    }
  }

  private MeClient<TokenIntrospection> client(IdentityProvider<TokenIntrospection> provider) {
    return MeClient.builder(provider).answerCache(cache).retryPolicy(RetryPolicy.none()).build();
  }

  private void answer(int status, String json) {
    server.enqueue(new MockResponse.Builder().code(status).body(json.replace('\'', '"')).build());
  }

  private static MeException failure(MeClient<?> client) {
    return catchThrowableOfType(MeException.class, () -> client.me(REQUEST));
  }

  @Test
  void anAnswerIsKeptNoLongerThanTheToken() {
    MeClient<TokenIntrospection> client = client(provider("one"));
    answer(200, "{'active':true,'sub':'ada','exp':%d}".formatted(clock.millis() / 1000 + 10));
    client.me(REQUEST);
    clock.advance(Duration.ofSeconds(8));
    client.me(REQUEST);
    assertThat(server.getRequestCount()).isEqualTo(1);
    clock.advance(Duration.ofSeconds(2));
    answer(200, "{'active':false}");
    assertThat(failure(client)).isInstanceOf(UnauthenticatedException.class);
  }

  @Test
  void aStaleAnswerNeitherOutlivesTheTokenNorARejection() {
    MeClient<TokenIntrospection> client = client(provider("one"));
    answer(200, "{'active':true,'sub':'ada','exp':%d}".formatted(clock.millis() / 1000 + 70));
    client.me(REQUEST);
    clock.advance(Duration.ofSeconds(65));
    answer(503, "");
    assertThat(client.me(REQUEST).sub()).isEqualTo("ada");
    clock.advance(Duration.ofSeconds(5));
    answer(503, "");
    assertThat(failure(client)).isInstanceOf(UnavailableException.class);
    answer(200, "{'active':true,'sub':'ada'}");
    client.me(REQUEST);
    clock.advance(Duration.ofSeconds(65));
    answer(200, "{'active':false}");
    assertThat(failure(client)).isInstanceOf(UnauthenticatedException.class);
    clock.advance(Duration.ofSeconds(20));
    answer(503, "");
    assertThat(failure(client)).isInstanceOf(UnavailableException.class);
  }

  @Test
  void aSecondLevelComparesTheBackends() {
    assertThat(fingerprint("one")).isEqualTo(fingerprint("one")).isNotEqualTo(fingerprint("two"));
  }

  private byte[] fingerprint(String secret) {
    return SettingsFingerprint.of(
        new CacheRequest.Endpoint(
            provider(secret), new TransportSettings(null, 1_000, false), Map.of(), null));
  }

  @Test
  void anInactiveTokenIsANegativeEntry() {
    MeClient<TokenIntrospection> client = client(provider("one"));
    answer(200, "{'active':false}");
    assertThat(failure(client)).isInstanceOf(UnauthenticatedException.class);
    assertThat(failure(client)).isInstanceOf(UnauthenticatedException.class);
    assertThat(server.getRequestCount()).isEqualTo(1);
    assertThat(cache.stats().negative()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403})
  void aRejectedBackendIsNeverANegativeEntry(int status) {
    MeClient<TokenIntrospection> client = client(provider("one"));
    answer(status, "{'error':'invalid_token'}");
    assertThat(failure(client)).isInstanceOf(InvalidRequestException.class);
    answer(200, "{'active':true,'sub':'ada'}");
    assertThat(client.me(REQUEST).sub()).isEqualTo("ada");
    assertThat(cache.stats().negative()).isZero();
  }

  @Test
  void theFilterIsAskedOnlyAboutATokenWithoutACachedResult() {
    AtomicInteger checks = new AtomicInteger();
    AtomicBoolean refuses = new AtomicBoolean();
    MeClient<TokenIntrospection> client =
        MeClient.builder(provider("one"))
            .answerCache(cache)
            .tokenFilter(token -> {
              checks.incrementAndGet();
              if (refuses.get()) {
                throw UnauthenticatedException.of(
                    "",
                    ApiError.builder(401, ErrorKind.UNAUTHENTICATED)
                        .reason(UnauthenticatedReason.EXPIRED)
                        .build());
              }
            })
            .build();
    answer(200, "{'active':true,'sub':'ada'}");
    client.me(REQUEST);
    client.me(REQUEST);
    assertThat(checks).hasValue(1);
    refuses.set(true);
    client.me(REQUEST);
    MeRequest other = MeRequest.ofToken("expired");
    for (int i = 0; i < 3; i++) {
      assertThat(catchThrowableOfType(MeException.class, () -> client.me(other)))
          .isInstanceOf(UnauthenticatedException.class);
    }
    assertThat(checks).hasValue(2);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void twoBackendsDoNotShareAnswersAndNoKeyShowsASecret() {
    answer(200, "{'active':true,'sub':'ada'}");
    client(provider("secret-one")).me(REQUEST);
    answer(401, "{}");
    assertThat(failure(client(provider("secret-two")))).isInstanceOf(InvalidRequestException.class);
    assertThat(provider("secret-one").toString()).doesNotContain("secret-one");
    assertThat(ProviderRules.of(provider("secret-one")).toString()).doesNotContain("secret-one");
    assertThat(ProviderRules.of(provider("s")).caller().credentials().toString())
        .isEqualTo("CallerCredentials{***}");
  }
}
