package io.github.mesdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mesdk.testkit.TestClient.ReceivedResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@WithMockIdentityProvider
class MockTokenEndpointTest {
  private static final MockSystem SYSTEM = MockSystem.CLOUDBASE;

  private final MockIdentityProvider idp;
  private final MockTokenEndpoint tokens;
  private final TestClient client;

  MockTokenEndpointTest(MockIdentityProvider idp) {
    this.idp = idp;
    this.tokens = idp.tokenEndpoint(SYSTEM);
    this.client = new TestClient(idp);
  }

  private ReceivedResponse refresh() throws IOException {
    return client.refresh(SYSTEM, tokens.refreshToken());
  }

  private int me() throws IOException {
    return client.me(SYSTEM, idp.token(SYSTEM)).status();
  }

  @ParameterizedTest
  @EnumSource(names = {"TESTINY", "KRYSTAL"})
  void testinyAndKrystalHaveNoTokenEndpoint(MockSystem system) {
    assertThatThrownBy(() -> idp.tokenEndpoint(system))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(system + " has no token endpoint");
  }

  @ParameterizedTest
  @EnumSource(names = {"PULSE", "RIVERGEN", "CLOUDBASE", "OIDC"})
  void acceptsOnlyPost(MockSystem system) throws Exception {
    String address = idp.tokenEndpoint(system).url().toString();
    ReceivedResponse answer = TestClient.send(TestClient.request(address));
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("Allow")).contains("POST");
  }

  @Test
  void anOutageOfTheEndpointDoesNotAffectTheSystem() throws Exception {
    tokens.outage();
    assertThat(refresh().status()).isEqualTo(503);
    assertThat(me()).isEqualTo(200);
    tokens.outage(Outcome.htmlPage());
    assertThat(refresh().status()).isEqualTo(502);
    tokens.recover();
    tokens.recover();
    assertThat(refresh().status()).isEqualTo(200);
  }

  @Test
  void anOutageOfTheSystemDoesNotAffectTheEndpoint() throws Exception {
    idp.outage(SYSTEM);
    assertThat(refresh().status()).isEqualTo(200);
    assertThat(me()).isEqualTo(503);
  }

  @Test
  void countsItsOwnRequestsOnly() throws Exception {
    refresh();
    refresh();
    me();
    assertThat(tokens.count()).isEqualTo(2);
    assertThat(idp.count(SYSTEM)).isEqualTo(1);
    assertThat(idp.tokenEndpoint(MockSystem.OIDC).count()).isZero();
    assertThat(idp.requests()).hasSize(3);
    ReceivedRequest seen = tokens.requests().get(0);
    assertThat(seen.credential()).contains(tokens.refreshToken());
    assertThat(seen).hasToString("POST /cloudbase/auth/v1/token");
    idp.clear();
    assertThat(tokens.count()).isZero();
  }

  @Test
  void aScriptOfTheEndpointAppliesToAllRequests() throws Exception {
    tokens.script().then(Outcome.rateLimited(Duration.ofSeconds(3)), Outcome.internalError());
    ReceivedResponse first = TestClient.postJson(tokens.url(), "{}");
    assertThat(first.status()).isEqualTo(429);
    assertThat(first.header("Retry-After")).contains("3");
    assertThat(refresh().status()).isEqualTo(500);
    assertThat(refresh().status()).isEqualTo(200);
    tokens.script().thenAlways(Outcome.unavailable());
    assertThat(refresh().status()).isEqualTo(503);
    tokens.script().thenSuccess();
    assertThat(TestClient.postJson(tokens.url(), "{}").status()).isEqualTo(400);
  }

  @Test
  void aScriptOfARefreshTokenAppliesToItsRequests() throws Exception {
    String other = tokens.signIn(idp.users(SYSTEM).get(1)).refreshToken();
    idp.script(tokens.refreshToken()).then(Outcome.unavailable(), Outcome.expiredToken());
    tokens.script().then(Outcome.internalError());
    assertThat(refresh().status()).isEqualTo(500);
    assertThat(refresh().status()).isEqualTo(503);
    assertThat(client.refresh(SYSTEM, other).status()).isEqualTo(200);
    assertThat(refresh().at("/code")).isEqualTo("REFRESH_TOKEN_EXPIRED");
    assertThat(refresh().status()).isEqualTo(200);
  }

  @Test
  void aLostReplyStillUsesTheRefreshToken() throws Exception {
    tokens.script().then(Outcome.connectionDropped());
    assertThatThrownBy(this::refresh).isInstanceOf(IOException.class);
    assertThat(refresh().at("/error")).isEqualTo("invalid_grant");
  }

  @Test
  void aGatewayErrorDoesNotUseTheRefreshToken() throws Exception {
    tokens.script().then(Outcome.htmlPage(), Outcome.emptyBody(), Outcome.notJson());
    assertThat(refresh().status()).isEqualTo(502);
    assertThat(refresh().body()).isEmpty();
    assertThat(refresh().body()).startsWith("This is not JSON");
    assertThat(refresh().status()).isEqualTo(200);
  }

  @Test
  void rejectsAnOutcomeThatTheEndpointDoesNotSupport() {
    MockTokenEndpoint oidc = idp.tokenEndpoint(MockSystem.OIDC);
    assertThatThrownBy(() -> oidc.outage(Outcome.failureInSuccess()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("OIDC does not support the outcome failureInSuccess");
    OutcomeScript script = idp.script(oidc.refreshToken());
    assertThatThrownBy(() -> script.then(Outcome.failureInSuccess()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void accessTokensHaveTheConfiguredLifetime() throws Exception {
    tokens.accessTokenLifetime(Duration.ofMillis(90_999));
    ReceivedResponse answer = refresh();
    assertThat(answer.json().at("/expires_in").asInt()).isEqualTo(90);
    tokens.accessTokenLifetime(Duration.ZERO);
    ReceivedResponse expired = client.refresh(SYSTEM, answer.at("/refresh_token"));
    assertThat(expired.json().at("/expires_in").asInt()).isZero();
    assertThat(client.me(SYSTEM, expired.at("/access_token")).at("/code"))
        .isEqualTo("ACCESS_TOKEN_EXPIRED");
    assertThatThrownBy(() -> tokens.accessTokenLifetime(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theSessionExpiryOfAUserOverridesTheLifetime() throws Exception {
    Instant past = Instant.now().minusSeconds(60);
    MockUser user =
        MockUser.builder().id("7").givenName("A").familyName("B").sessionExpiresAt(past).build();
    MockTokens login = tokens.signIn(user);
    assertThat(login.expiresAt()).isEqualTo(past);
    ReceivedResponse answer = client.refresh(SYSTEM, login.refreshToken());
    assertThat(answer.json().at("/expires_in").asInt()).isZero();
  }

  @Test
  void anIssuedTokenCanBeExpiredAndScripted() throws Exception {
    String token = refresh().at("/access_token");
    idp.script(token).then(Outcome.unavailable());
    assertThat(client.me(SYSTEM, token).status()).isEqualTo(503);
    idp.expire(token);
    assertThat(client.me(SYSTEM, token).at("/code")).isEqualTo("ACCESS_TOKEN_EXPIRED");
  }

  @Test
  void onlyOneOfManyConcurrentRefreshesSucceeds() throws Exception {
    tokens.endSessionsOnReuse(false);
    List<ReceivedResponse> answers = refreshAtOnce(100);
    List<ReceivedResponse> good =
        answers.stream().filter(answer -> answer.status() == 200).toList();
    assertThat(good).hasSize(1);
    assertThat(answers).filteredOn(answer -> answer.status() == 400).hasSize(99);
    assertThat(tokens.count()).isEqualTo(100);
    ReceivedResponse next = client.refresh(SYSTEM, good.get(0).at("/refresh_token"));
    assertThat(next.status()).isEqualTo(200);
  }

  @Test
  void concurrentReuseRevokesTheSession() throws Exception {
    List<ReceivedResponse> answers = refreshAtOnce(100);
    List<ReceivedResponse> good =
        answers.stream().filter(answer -> answer.status() == 200).toList();
    assertThat(good).hasSize(1);
    ReceivedResponse next = client.refresh(SYSTEM, good.get(0).at("/refresh_token"));
    assertThat(next.status()).isEqualTo(401);
  }

  private List<ReceivedResponse> refreshAtOnce(int threads) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      CountDownLatch ready = new CountDownLatch(threads);
      List<Future<ReceivedResponse>> calls =
          IntStream.range(0, threads).mapToObj(i -> pool.submit(() -> refreshWith(ready))).toList();
      List<ReceivedResponse> answers = new ArrayList<>();
      for (Future<ReceivedResponse> call : calls) {
        answers.add(call.get());
      }
      return answers;
    } finally {
      pool.shutdownNow();
    }
  }

  private ReceivedResponse refreshWith(CountDownLatch ready) throws InterruptedException {
    ready.countDown();
    ready.await();
    try {
      return refresh();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
