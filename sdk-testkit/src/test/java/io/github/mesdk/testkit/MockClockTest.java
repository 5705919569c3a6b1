package io.github.mesdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MockClockTest {
  private static final Instant START = Instant.parse("2030-01-01T12:00:00Z");

  private final MockIdentityProvider idp =
      MockIdentityProvider.builder().clock(Clock.fixed(START, ZoneOffset.UTC)).start();
  private final TestClient client = new TestClient(idp);

  @AfterEach
  void stop() {
    idp.close();
  }

  @Test
  void runsLikeTheSystemClockFromTheStart() {
    try (MockIdentityProvider running = MockIdentityProvider.start()) {
      Instant before = Instant.now();
      assertThat(running.clock().instant()).isBetween(before, Instant.now());
    }
  }

  @Test
  void onlyMovesForward() {
    idp.advanceClock(Duration.ofSeconds(3));
    idp.advanceClock(Duration.ofSeconds(4));
    assertThat(idp.clock().instant()).isEqualTo(START.plusSeconds(7));
    assertThatIllegalArgumentException().isThrownBy(() -> idp.advanceClock(Duration.ofSeconds(-1)));
  }

  @Test
  void aClockInAnotherZoneMovesTogetherWithIt() {
    Clock tokyo = idp.clock().withZone(ZoneId.of("Asia/Tokyo"));
    idp.advanceClock(Duration.ofHours(1));
    assertThat(tokyo.instant()).isEqualTo(START.plusSeconds(3600));
    assertThat(tokyo.getZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    assertThat(idp.clock().getZone()).isEqualTo(ZoneOffset.UTC);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"KRYSTAL", "SLACK", "BETTER_AUTH"})
  void aTokenExpiresByTheClock(MockSystem system) throws Exception {
    String token = idp.token(system);
    idp.advanceClock(Duration.ofDays(8).minusSeconds(1));
    assertThat(client.me(system, token).status()).isEqualTo(200);
    idp.advanceClock(Duration.ofSeconds(1));
    assertThat(client.me(system, token).status()).isIn(401, 403);
    assertThat(client.me(system, idp.signIn(system, idp.users(system).get(0))).status())
        .isEqualTo(200);
  }

  @Test
  void anAccessTokenOfTheTokenEndpointExpiresByTheClock() throws Exception {
    MockTokens login = signInAtOidc();
    assertThat(login.expiresAt()).isEqualTo(START.plusSeconds(300));
    idp.advanceClock(Duration.ofMinutes(5));
    assertThat(client.me(MockSystem.OIDC, login.accessToken()).status()).isEqualTo(401);
  }

  @ParameterizedTest
  @EnumSource(names = {"CLOUDBASE", "RIVERGEN"})
  void aSessionExpiresByTheClock(MockSystem system) throws Exception {
    MockTokenEndpoint tokens = idp.tokenEndpoint(system);
    MockTokens usual = tokens.signIn(idp.users(system).get(0));
    tokens.sessionLifetime(Duration.ofHours(1));
    MockTokens brief = tokens.signIn(idp.users(system).get(0));
    idp.advanceClock(Duration.ofHours(1));
    assertThat(refresh(system, brief)).isEqualTo(401);
    assertThat(refresh(system, usual)).isEqualTo(200);
  }

  @Test
  void requestsAreStampedByTheClock() throws Exception {
    client.me(MockSystem.PULSE, "x");
    idp.advanceClock(Duration.ofMinutes(1));
    client.me(MockSystem.PULSE, "x");
    assertThat(idp.requests(MockSystem.PULSE).stream().map(ReceivedRequest::receivedAt))
        .isEqualTo(List.of(START, START.plusSeconds(60)));
  }

  private MockTokens signInAtOidc() {
    return idp.tokenEndpoint(MockSystem.OIDC).signIn(idp.users(MockSystem.OIDC).get(0));
  }

  private int refresh(MockSystem system, MockTokens tokens) throws IOException {
    return client.refresh(system, tokens.refreshToken()).status();
  }
}
