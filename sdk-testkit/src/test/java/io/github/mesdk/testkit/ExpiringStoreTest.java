package io.github.mesdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExpiringStoreTest {
  private final MockClock clock = new MockClock(Clock.systemUTC());

  @Test
  void expiredValuesAreDroppedOnceThereAreMany() {
    Set<Integer> expired = new HashSet<>();
    ExpiringStore<Integer> store = new ExpiringStore<>(expired::contains);
    for (int i = 0; i < ExpiringStore.KEPT; i++) {
      store.put("key-" + i, i);
      expired.add(i);
    }
    assertThat(store.keys()).hasSize(ExpiringStore.KEPT);
    store.put("valid", -1);
    assertThat(store.keys()).containsExactly("valid");
  }

  @Test
  void validValuesAreKeptHoweverManyThereAre() {
    ExpiringStore<Integer> store = new ExpiringStore<>(value -> value == 1);
    for (int i = 0; i < 3 * ExpiringStore.KEPT; i++) {
      store.put("key-" + i, i);
    }
    assertThat(store.find("key-0")).contains(0);
    assertThat(store.values()).hasSize(3 * ExpiringStore.KEPT - 1).doesNotContain(1);
  }

  @Test
  void aValueIsRemovedOnce() {
    ExpiringStore<Integer> store = new ExpiringStore<>(value -> false);
    store.put("key", 1);
    assertThat(store.remove("key")).contains(1);
    assertThat(store.remove("key")).isEmpty();
  }

  @Test
  void aProviderForgetsExpiredCodes() {
    AuthorizationGrants grants = new AuthorizationGrants(clock);
    for (int i = 0; i < ExpiringStore.KEPT; i++) {
      grants.newDeviceCode("client", "openid");
    }
    clock.advance(Duration.ofMinutes(10));
    grants.newDeviceCode("client", "openid");
    assertThat(grants.secrets()).hasSize(1);
  }

  @Test
  void aProviderForgetsExpiredTokens() {
    SignIns signIns = new SignIns(clock);
    MockUser user = MockUser.builder().id("7").givenName("Grace").familyName("Hopper").build();
    for (int i = 0; i < ExpiringStore.KEPT; i++) {
      signIns.signIn(MockSystem.PULSE, user, Duration.ofMinutes(5), Optional.empty());
    }
    String valid = signIns.signIn(MockSystem.TESTINY, user, Optional.empty());
    clock.advance(Duration.ofMinutes(5));
    signIns.signIn(MockSystem.PULSE, user, Duration.ofMinutes(5), Optional.empty());
    assertThat(signIns.tokens()).hasSize(2).contains(valid);
  }

  @Test
  void aProviderForgetsUsedRefreshTokens() {
    TokenIssuer issuer = issuer();
    ReceivedRequest request =
        new ReceivedRequest(
            Optional.of(MockSystem.OIDC),
            "POST",
            "/oidc/token",
            "",
            Map.of(),
            "",
            Optional.empty(),
            clock.instant());
    RefreshToken current = issuer.newSession(issuer.owner()).refresh();
    for (int i = 0; i < ExpiringStore.KEPT; i++) {
      current = issuer.refresh(Map.of("refresh_token", current.value()), request).refresh();
    }
    assertThat(issuer.refreshTokens()).containsExactly(current.value());
  }

  @Test
  void aProviderForgetsRefreshTokensOfRevokedSessions() {
    TokenIssuer issuer = issuer();
    for (int i = 0; i < ExpiringStore.KEPT; i++) {
      issuer.newSession(issuer.owner()).refresh().revoke();
    }
    RefreshToken valid = issuer.newSession(issuer.owner()).refresh();
    assertThat(issuer.refreshTokens()).containsExactly(valid.value());
  }

  private TokenIssuer issuer() {
    ProviderState state =
        ProviderState.of(clock, new Users(List.of()), Optional.empty(), () -> "http://127.0.0.1");
    return new TokenIssuer(MockSystem.OIDC, state);
  }
}
