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
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs the backend as a process and calls it over HTTP. */
@Timeout(120)
@WithMockIdentityProvider
class BackendPerRequestTokenTest {
  private final HttpClient http = HttpClient.newHttpClient();
  private MockIdentityProvider idp;
  private Program.Running backend;

  @BeforeEach
  void start(MockIdentityProvider idp) throws Exception {
    this.idp = idp;
    String pulse = idp.baseUrl(MockSystem.PULSE).toString();
    backend = Program.start(BackendPerRequestToken.class, pulse, "0");
    assertThat(backend.firstLine()).startsWith("listening on port ");
  }

  @AfterEach
  void stop() {
    backend.close();
  }

  private HttpResponse<String> get(String... headers) throws Exception {
    String port = backend.firstLine().replaceAll("\\D", "");
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> getAs(String token) throws Exception {
    return get("Authorization", "Bearer " + token);
  }

  @Test
  void answersWithTheIdentityAndWithoutTheToken() throws Exception {
    String token = idp.token(MockSystem.PULSE);
    HttpResponse<String> answer = getAs(token);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(answer.body())
        .contains("\"provider\":\"pulse\"", "\"email\":\"ada@example.com\"")
        .doesNotContain(token);
  }

  @Test
  void aRequestWithoutATokenIsUnauthorized() throws Exception {
    HttpResponse<String> answer = get();
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
    assertThat(idp.count(MockSystem.PULSE)).isZero();
  }

  @Test
  void aRejectedTokenIsUnauthorized() throws Exception {
    HttpResponse<String> answer = getAs("unknown-token");
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate"))
        .contains("Bearer error=\"invalid_token\"");
    assertThat(idp.count(MockSystem.PULSE)).as("an explicit token is not replaced").isEqualTo(1);
  }

  @Test
  void aSuspendedUserIsForbidden() throws Exception {
    String alan = idp.signIn(MockSystem.PULSE, idp.users(MockSystem.PULSE).get(2));
    assertThat(getAs(alan).statusCode()).isEqualTo(403);
  }

  @Test
  void aTokenWithoutPermissionIsForbidden() throws Exception {
    String token = idp.token(MockSystem.PULSE);
    idp.script(token).then(Outcome.permissionDenied());
    assertThat(getAs(token).statusCode()).isEqualTo(403);
  }

  @Test
  void anOutageIsUnavailableAndNeverUnauthorized() throws Exception {
    String token = idp.token(MockSystem.PULSE);
    Outcome tooOften = Outcome.rateLimited(Duration.ofMinutes(2));
    for (Outcome outcome : List.of(Outcome.unavailable(), tooOften, Outcome.notJson())) {
      idp.outage(MockSystem.PULSE, outcome);
      assertThat(getAs(token).statusCode()).isEqualTo(503);
    }
    idp.recover(MockSystem.PULSE);
    assertThat(getAs(token).statusCode()).isEqualTo(200);
  }
}
