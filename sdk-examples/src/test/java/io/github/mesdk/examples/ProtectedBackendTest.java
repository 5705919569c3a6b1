package io.github.mesdk.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.testkit.MockIdentityProvider;
import io.github.mesdk.testkit.MockSystem;
import io.github.mesdk.testkit.Outcome;
import io.github.mesdk.testkit.WithMockIdentityProvider;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs the backend, with a page for administrators, as a process. */
@Timeout(120)
@WithMockIdentityProvider
class ProtectedBackendTest {
  private final HttpClient http = HttpClient.newHttpClient();
  private MockIdentityProvider idp;
  private Program.Running backend;

  @BeforeEach
  void start(MockIdentityProvider idp) throws Exception {
    this.idp = idp;
    String pulse = idp.baseUrl(MockSystem.PULSE).toString();
    backend = Program.start(ProtectedBackend.class, pulse, "0", "admin");
    assertThat(backend.firstLine()).startsWith("listening on port ");
  }

  @AfterEach
  void stop() {
    backend.close();
  }

  private HttpResponse<String> getAs(String token) throws Exception {
    String port = backend.firstLine().replaceAll("\\D", "");
    URI page = URI.create("http://127.0.0.1:" + port + "/report");
    HttpRequest.Builder request = HttpRequest.newBuilder(page);
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private String tokenOf(int user) {
    return idp.signIn(MockSystem.PULSE, idp.users(MockSystem.PULSE).get(user));
  }

  @Test
  void manyRequestsOfOneUserNeedOneCall() throws Exception {
    String token = tokenOf(0);
    for (int i = 0; i < 20; i++) {
      HttpResponse<String> page = getAs(token);
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body()).startsWith("for ").doesNotContain(token);
    }
    assertThat(idp.count(MockSystem.PULSE)).isEqualTo(1);
  }

  @Test
  void aRequestWithoutATokenIsUnauthorized() throws Exception {
    HttpResponse<String> page = getAs("");
    assertThat(page.statusCode()).isEqualTo(401);
    assertThat(page.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    assertThat(idp.count(MockSystem.PULSE)).isZero();
  }

  @Test
  void aRejectedTokenIsUnauthorized() throws Exception {
    HttpResponse<String> page = getAs("unknown-token");
    assertThat(page.statusCode()).isEqualTo(401);
    assertThat(page.headers().firstValue("WWW-Authenticate"))
        .contains("Bearer error=\"invalid_token\"");
    assertThat(idp.count(MockSystem.PULSE)).isEqualTo(1);
  }

  @Test
  void aUserWithoutTheRoleIsForbidden() throws Exception {
    assertThat(getAs(tokenOf(1)).statusCode()).isEqualTo(403);
  }

  @Test
  void aSuspendedUserIsForbidden() throws Exception {
    assertThat(getAs(tokenOf(2)).statusCode()).isEqualTo(403);
  }

  @Test
  void aTokenWithoutPermissionIsForbidden() throws Exception {
    String token = tokenOf(0);
    idp.script(token).thenAlways(Outcome.permissionDenied());
    HttpResponse<String> page = getAs(token);
    assertThat(page.statusCode()).isEqualTo(403);
    assertThat(page.headers().firstValue("Retry-After")).isEmpty();
  }

  @Test
  void passesOnTheRetryAfterOfTheService() throws Exception {
    String token = tokenOf(0);
    idp.script(token).thenAlways(Outcome.rateLimited(Duration.ofSeconds(77)));
    HttpResponse<String> page = getAs(token);
    assertThat(page.statusCode()).isEqualTo(503);
    assertThat(page.headers().firstValue("Retry-After")).contains("77");
  }

  @Test
  void roundsTheRetryAfterOfTheServiceUp() throws Exception {
    String token = tokenOf(0);
    Map<String, String> headers = Map.of("retry-after-ms", "76100");
    idp.script(token).thenAlways(Outcome.reply(429, headers, ""));
    assertThat(getAs(token).headers().firstValue("Retry-After")).contains("77");
  }

  @Test
  void servesCachedUsersDuringAnOutageAndSendsRetryAfterToOthers() throws Exception {
    String cached = tokenOf(0);
    assertThat(getAs(cached).statusCode()).isEqualTo(200);
    idp.outage(MockSystem.PULSE, Outcome.unavailable());
    assertThat(getAs(cached).statusCode()).isEqualTo(200);
    HttpResponse<String> page = getAs(tokenOf(0));
    assertThat(page.statusCode()).isEqualTo(503);
    assertThat(page.headers().firstValue("Retry-After")).contains("5");
  }
}
