package io.github.mesdk.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mesdk.MeClient;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.provider.CloudBase;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.Pulse;
import io.github.mesdk.provider.RiverGen;
import io.github.mesdk.testing.Logs;
import io.github.mesdk.testkit.MockIdentityProvider;
import io.github.mesdk.testkit.MockSystem;
import io.github.mesdk.testkit.MockTokenEndpoint;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.TokenProvider;
import io.github.mesdk.token.TokenStore;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Logins at the token endpoints of the test kit, used by a client. */
@Timeout(60)
class LoginWithTheKitTest {
  private final MockIdentityProvider idp = MockIdentityProvider.start();
  private final Deadline far = Deadline.after(Duration.ofMinutes(10));
  private final List<Object> seen = new ArrayList<>();
  private final long logged = Logs.length();

  /** Each system that has its own token endpoint. */
  @EnumSource(
      value = MockSystem.class,
      names = {"CLOUDBASE", "RIVERGEN", "PULSE"})
  @ParameterizedTest
  @Retention(RetentionPolicy.RUNTIME)
  private @interface EachSystem {}

  /** No text or log line shows a secret of the test kit. */
  @AfterEach
  void noSecretWasShown() {
    seen.forEach(idp.secrets()::assertAbsentFrom);
    idp.secrets().assertAbsentFrom(Logs.since(logged));
    idp.close();
  }

  /** A store with the login of Ada, if the system has refresh tokens. */
  private TokenStore signedIn(MockSystem system) {
    TokenStore store = TokenStore.inMemory();
    if (system != MockSystem.PULSE) {
      String refreshToken = idp.tokenEndpoint(system).refreshToken();
      store.update(far, none -> Optional.of(StoredTokens.of(refreshToken)));
    }
    return store;
  }

  private LoginBuilder login(MockSystem system, TokenStore store) {
    URI base = idp.baseUrl(system);
    return switch (system) {
      case CLOUDBASE -> CloudBaseLogin.refreshing(CloudBase.at(base), store);
      case RIVERGEN -> RiverGenLogin.refreshing(RiverGen.provider().at(base), store);
      default ->
          PulseLogin.withApiKey(
              Pulse.at(base), idp.credentials().apiKey(), idp.credentials().apiSecret());
    };
  }

  /** Cached as in {@code build()}, but without backoff. */
  private TokenProvider cached(LoginBuilder login) {
    Duration none = Duration.ofNanos(1);
    return seen(
        TokenProvider.cachingBuilder(seen(login.buildUncached())).backoff(none, none).build());
  }

  private MeClient<?> client(MockSystem system, TokenProvider tokens) {
    URI base = idp.baseUrl(system);
    IdentityProvider<?> service =
        switch (system) {
          case CLOUDBASE -> CloudBase.at(base);
          case RIVERGEN -> RiverGen.provider().at(base);
          default -> Pulse.at(base);
        };
    return seen(MeClient.builder(service).tokenProvider(tokens).build());
  }

  private <T> T seen(T suspect) {
    seen.add(suspect);
    return suspect;
  }

  private <E extends MeException> E failure(Class<E> type, ThrowingCallable call) {
    return seen(catchThrowableOfType(type, call));
  }

  private static void assertIsAda(MeClient<?> client) {
    assertThat(client.me().identity().email()).contains("ada@example.com");
  }

  @EachSystem
  void oneLoginServesManyCalls(MockSystem system) {
    MeClient<?> client = client(system, login(system, signedIn(system)).build());
    for (int i = 0; i < 3; i++) {
      assertIsAda(client);
    }
    assertThat(idp.tokenEndpoint(system).count()).isEqualTo(1);
    assertThat(idp.count(system)).isEqualTo(3);
  }

  @EachSystem
  void aRestartRefreshesATokenNearExpiryAndUsesAValidOne(MockSystem system) {
    MockTokenEndpoint endpoint = idp.tokenEndpoint(system);
    TokenStore store = signedIn(system);
    endpoint.accessTokenLifetime(Duration.ofSeconds(25));
    assertIsAda(client(system, login(system, store).build()));
    endpoint.accessTokenLifetime(Duration.ofHours(1));
    assertIsAda(client(system, login(system, store).build()));
    assertThat(endpoint.count()).isEqualTo(2);
    assertIsAda(client(system, login(system, store).build()));
    boolean isStored = system != MockSystem.PULSE;
    assertThat(endpoint.count()).isEqualTo(isStored ? 2 : 3);
  }

  @EachSystem
  void aRejectedTokenIsRefreshedAndTheRequestRepeated(MockSystem system) {
    TokenProvider tokens = cached(login(system, signedIn(system)));
    MeClient<?> client = client(system, tokens);
    for (int rejections = 0; rejections < 3; rejections++) {
      assertIsAda(client);
      idp.expire(tokens.token().value());
    }
    assertIsAda(client);
    assertThat(idp.tokenEndpoint(system).count()).isEqualTo(4);
    assertThat(idp.count(system)).isEqualTo(1 + 3 * 2);
  }

  @EachSystem
  void anOutageIsRetryableUntilTheEndpointRecovers(MockSystem system) {
    MockTokenEndpoint endpoint = idp.tokenEndpoint(system);
    TokenStore store = signedIn(system);
    TokenProvider tokens = cached(login(system, store));
    MeClient<?> client = client(system, tokens);
    assertIsAda(client);
    Optional<StoredTokens> login = store.read(far);
    endpoint.outage();
    assertIsAda(client);
    idp.expire(tokens.token().value());
    TokenException rejected = failure(TokenException.class, client::me);
    assertThat(rejected).matches(MeException::retryable);
    assertThat(rejected.getSuppressed()).hasOnlyElementsOfType(UnauthenticatedException.class);
    assertThat(failure(TokenException.class, client::me)).matches(MeException::retryable);
    assertThat(endpoint.count()).isEqualTo(3);
    assertThat(store.read(far)).isEqualTo(login);
    endpoint.recover();
    assertIsAda(client);
    assertThat(endpoint.count()).isEqualTo(4);
  }

  @Test
  void aRotatingTokenThatIsUsedTwiceInvalidatesBothLogins() {
    MockSystem system = MockSystem.CLOUDBASE;
    TokenStore mine = signedIn(system);
    TokenStore copy = signedIn(system);
    MeClient<?> first = client(system, cached(login(system, mine)));
    MeClient<?> second = client(system, cached(login(system, copy)));
    assertIsAda(first);
    failure(UnauthenticatedException.class, second::me);
    failure(UnauthenticatedException.class, first::me);
    assertThat(List.of(mine.read(far), copy.read(far))).containsOnly(Optional.empty());
    assertThat(idp.tokenEndpoint(system).count()).isEqualTo(3);
    failure(UnauthenticatedException.class, first::me);
    assertThat(idp.tokenEndpoint(system).count()).isEqualTo(3);
  }

  @EnumSource(
      value = MockSystem.class,
      names = {"RIVERGEN", "PULSE"})
  @ParameterizedTest
  void aCredentialThatDoesNotRotateCanBeShared(MockSystem system) {
    MeClient<?> first = client(system, cached(login(system, signedIn(system))));
    MeClient<?> second = client(system, cached(login(system, signedIn(system))));
    assertIsAda(first);
    assertIsAda(second);
    assertIsAda(first);
    assertThat(idp.tokenEndpoint(system).count()).isEqualTo(2);
  }
}
