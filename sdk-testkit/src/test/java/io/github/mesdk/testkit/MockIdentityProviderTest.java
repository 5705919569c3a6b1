package io.github.mesdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.github.mesdk.testkit.TestClient.ReceivedResponse;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MockIdentityProviderTest {
  private MockIdentityProvider idp;
  private TestClient client;

  @BeforeEach
  void start() {
    idp = MockIdentityProvider.start();
    client = new TestClient(idp);
  }

  @AfterEach
  void stop() {
    idp.close();
  }

  @ParameterizedTest
  @CsvSource({
    "TESTINY, /testiny/api/v1, /account/me",
    "PULSE, /pulse, /auth/session",
    "RIVERGEN, /rivergen, /api/v1/auth/me",
    "KRYSTAL, /krystal, /api/v1/user/authorization",
    "CLOUDBASE, /cloudbase, /auth/v1/user/me",
    "OIDC, /oidc/userinfo, ''",
    "GITHUB, /github, /user",
    "BETTER_AUTH, /better-auth, /api/auth/get-session",
  })
  void listensOnLoopbackOnly(MockSystem system, String base, String path) {
    assertThat(idp.baseUrl(system).getHost()).isEqualTo("127.0.0.1");
    assertThat(idp.baseUrl(system).getPath()).isEqualTo(base);
    assertThat(idp.meUrl(system).getPath()).isEqualTo(base + path);
  }

  @ParameterizedTest
  @EnumSource(MockSystem.class)
  void acceptsAdasTokenFromTheStart(MockSystem system) throws Exception {
    ReceivedResponse response = client.me(system, idp.token(system));
    assertThat(response.status()).isEqualTo(200);
    String shown = system == MockSystem.SLACK ? "\"user\":\"ada\"" : "ada@example.com";
    assertThat(response.body()).contains(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "TESTINY, 403, /code, AUTH_INVALID_USER_OR_PASSWORD",
    "PULSE, 401, /error, Unauthorized",
    "RIVERGEN, 401, /error/code, UNAUTHORIZED",
    "KRYSTAL, 400, /error/code, missing_api_token",
    "CLOUDBASE, 401, /code, MISSING_CREDENTIALS",
  })
  void rejectsARequestWithoutACredential(MockSystem system, int status, String pointer, String code)
      throws Exception {
    ReceivedResponse response = TestClient.send(client.me(system));
    assertThat(response.status()).isEqualTo(status);
    assertThat(response.at(pointer)).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({"TESTINY, 403", "PULSE, 401", "RIVERGEN, 401", "KRYSTAL, 403", "OIDC, 401"})
  void rejectsATokenItHasNotIssued(MockSystem system, int status) throws Exception {
    assertThat(client.me(system, "made-up").status()).isEqualTo(status);
    String other =
        system == MockSystem.PULSE ? idp.token(MockSystem.OIDC) : idp.token(MockSystem.PULSE);
    assertThat(client.me(system, other).status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "TESTINY, /testiny/api/v1/account, /code, API_ROUTE_NOT_FOUND",
    "PULSE, /pulse/auth/session/, /error, Not Found",
    "RIVERGEN, /rivergen/api/auth/me, /error/code, RESOURCE_NOT_FOUND",
    "KRYSTAL, /krystal/api/v1/user, /error/code, route_not_found",
    "CLOUDBASE, /cloudbase/auth/v2/user/me, /code, INVALID_PATH",
  })
  void rejectsAnUnknownPath(MockSystem system, String path, String pointer, String code)
      throws Exception {
    String uri = idp.baseUrl(system).resolve(path).toString();
    ReceivedResponse response = TestClient.send(TestClient.request(uri));
    assertThat(response.status()).isEqualTo(404);
    assertThat(response.at(pointer)).isEqualTo(code);
  }

  @Test
  void servesNothingOutsideTheSystems() throws Exception {
    String root = idp.baseUrl(MockSystem.PULSE).resolve("/").toString();
    assertThat(TestClient.send(TestClient.request(root)).status()).isEqualTo(404);
    assertThat(idp.requests().get(0).system()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"TESTINY, 405", "PULSE, 405", "RIVERGEN, 405", "CLOUDBASE, 405", "OIDC, 405"})
  void rejectsOtherMethods(MockSystem system, int status) throws Exception {
    ReceivedResponse response = TestClient.send(client.me(system).delete());
    assertThat(response.status()).isEqualTo(status);
    assertThat(response.header("Allow")).get().asString().startsWith("GET");
  }

  @Test
  void testinyAlsoAcceptsABearerToken() throws Exception {
    assertThat(bearer(MockSystem.TESTINY, "bearer ").status()).isEqualTo(200);
  }

  @Test
  void userInfoAcceptsAPostWithATokenInAForm() throws Exception {
    String form = "access_token=" + idp.token(MockSystem.OIDC);
    ReceivedResponse answer =
        TestClient.send(
            client
                .me(MockSystem.OIDC)
                .post(TestClient.body("application/x-www-form-urlencoded", form)));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("/preferred_username")).isEqualTo("ada");
  }

  @Test
  void playsAScriptAndThenSucceeds() throws Exception {
    String token = idp.token(MockSystem.PULSE);
    idp.script(token).then(Outcome.rateLimited(), Outcome.unavailable()).thenSuccess();
    assertThat(statuses(MockSystem.PULSE, token, 4)).containsExactly(429, 503, 200, 200);
  }

  @Test
  void aScriptAppliesToOneTokenAndCanBeReplaced() throws Exception {
    String token = idp.token(MockSystem.CLOUDBASE);
    String other = idp.signIn(MockSystem.CLOUDBASE, idp.users(MockSystem.CLOUDBASE).get(1));
    idp.script(token).then(Outcome.internalError()).thenAlways(Outcome.permissionDenied());
    assertThat(statuses(MockSystem.CLOUDBASE, other, 1)).containsExactly(200);
    assertThat(statuses(MockSystem.CLOUDBASE, token, 3)).containsExactly(500, 403, 403);
    idp.script(token).thenSuccess();
    assertThat(statuses(MockSystem.CLOUDBASE, token, 1)).containsExactly(200);
  }

  @Test
  void concurrentRequestsConsumeEachOutcomeOnce() {
    String token = idp.token(MockSystem.RIVERGEN);
    idp.script(token)
        .then(Outcome.unavailable(), Outcome.unavailable(), Outcome.unavailable())
        .thenSuccess();
    List<CompletableFuture<Integer>> calls = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      calls.add(CompletableFuture.supplyAsync(() -> status(MockSystem.RIVERGEN, token)));
    }
    assertThat(calls.stream().map(CompletableFuture::join).filter(s -> s == 503)).hasSize(3);
    assertThat(idp.count(MockSystem.RIVERGEN)).isEqualTo(20);
  }

  @ParameterizedTest
  @CsvSource({
    "TESTINY, 403, AUTH_TOKEN_EXPIRED",
    "PULSE, 401, Unauthorized",
    "RIVERGEN, 401, AUTH_EXPIRED",
    "KRYSTAL, 403, invalid_api_token",
    "CLOUDBASE, 401, ACCESS_TOKEN_EXPIRED",
    "OIDC, 401, ''",
  })
  void anExpiredTokenIsRejected(MockSystem system, int status, String code) throws Exception {
    idp.expire(idp.token(system));
    ReceivedResponse response = client.me(system, idp.token(system));
    assertThat(response.status()).isEqualTo(status);
    assertThat(response.body()).contains(code);
  }

  @ParameterizedTest
  @CsvSource({
    "TESTINY, 403, AUTH_INVALID_USER_OR_PASSWORD",
    "PULSE, 401, Unauthorized",
    "RIVERGEN, 401, AUTH_INVALID",
    "KRYSTAL, 403, invalid_api_token",
    "CLOUDBASE, 401, ACCESS_TOKEN_DISABLED",
    "OIDC, 401, ''",
  })
  void aRevokedTokenIsRejected(MockSystem system, int status, String code) throws Exception {
    idp.revoke(idp.token(system));
    ReceivedResponse response = client.me(system, idp.token(system));
    assertThat(response.status()).isEqualTo(status);
    assertThat(response.body()).contains(code);
  }

  @Test
  void anOutageAffectsOneSystemUntilRecovery() throws Exception {
    idp.outage(MockSystem.TESTINY);
    ReceivedResponse down = client.me(MockSystem.TESTINY, idp.token(MockSystem.TESTINY));
    assertThat(down.status()).isEqualTo(503);
    assertThat(down.body()).isEmpty();
    assertThat(status(MockSystem.OIDC, idp.token(MockSystem.OIDC))).isEqualTo(200);
    idp.recover(MockSystem.TESTINY);
    assertThat(status(MockSystem.TESTINY, idp.token(MockSystem.TESTINY))).isEqualTo(200);
  }

  @Test
  void anOutageDoesNotAdvanceScripts() throws Exception {
    String token = idp.token(MockSystem.PULSE);
    idp.script(token).then(Outcome.permissionDenied()).thenSuccess();
    idp.outage(MockSystem.PULSE, Outcome.internalError());
    assertThat(statuses(MockSystem.PULSE, token, 2)).containsExactly(500, 500);
    idp.recover(MockSystem.PULSE);
    assertThat(statuses(MockSystem.PULSE, token, 2)).containsExactly(403, 200);
  }

  @Test
  void rejectsAnUnknownTokenWithoutShowingIt() {
    assertThatThrownBy(() -> idp.expire("s3cr3t"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("s3cr3t");
  }

  @Test
  void stopsListeningWhenClosed() {
    String uri = idp.meUrl(MockSystem.PULSE).toString();
    idp.close();
    idp.close();
    assertThatThrownBy(() -> TestClient.send(TestClient.request(uri)))
        .isInstanceOf(ConnectException.class);
  }

  @Test
  void closesDuringADelayedReply() throws Exception {
    String token = idp.token(MockSystem.OIDC);
    idp.script(token).then(Outcome.slow(Duration.ofMinutes(1)));
    CompletableFuture<Integer> waiting =
        CompletableFuture.supplyAsync(() -> status(MockSystem.OIDC, token));
    while (idp.count(MockSystem.OIDC) == 0) {
      Thread.onSpinWait();
    }
    assertTimeout(Duration.ofSeconds(5), idp::close);
    assertThatThrownBy(waiting::join).isInstanceOf(CompletionException.class);
  }

  private ReceivedResponse bearer(MockSystem system, String scheme) throws IOException {
    return TestClient.send(client.me(system).header("Authorization", scheme + idp.token(system)));
  }

  private List<Integer> statuses(MockSystem system, String token, int times) {
    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      statuses.add(status(system, token));
    }
    return statuses;
  }

  private int status(MockSystem system, String token) {
    try {
      return client.me(system, token).status();
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }
}
