package io.github.mesdk.examples.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.testkit.MockSystem;
import io.github.mesdk.testkit.OutputRecording;
import io.github.mesdk.testkit.Secrets;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the page does, step by step, over HTTP. */
@Timeout(600)
class BackendTest {
  private static final OutputRecording OUTPUT = OutputRecording.start();
  private static RunningBackend app;

  private final Visitor visitor = new Visitor(app.address());

  @BeforeAll
  static void start() {
    app = new RunningBackend("--mesdk.timeout=60s", "--mesdk.retry.max-attempts=1");
  }

  @AfterEach
  void noResponseContainsASecret() {
    app.provider().recover(MockSystem.OIDC);
    Secrets secrets = app.provider().secrets();
    visitor.received().forEach(secrets::assertAbsentFrom);
  }

  @AfterAll
  static void noLineOfTheLogContainsASecret() {
    app.close();
    OUTPUT.close();
    app.provider().secrets().assertAbsentFrom(OUTPUT.text());
    assertThat(OUTPUT.text()).contains("Started");
  }

  @Test
  void aVisitorSeesThePageAndIsNotSignedIn() throws Exception {
    HttpResponse<String> page = visitor.get("/");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("<h1>Example backend</h1>");
    assertThat(header(page, "Content-Security-Policy"))
        .startsWith("default-src 'none'; script-src 'self'")
        .doesNotContain("unsafe");
    HttpResponse<String> me = visitor.get("/api/me");
    assertThat(me.statusCode()).isEqualTo(401);
    assertThat(header(me, "WWW-Authenticate")).startsWith("Bearer").doesNotContain("error=");
    assertThat(visitor.get("/actuator/metrics/cache.gets").statusCode()).isEqualTo(401);
    assertThat(visitor.get("/actuator/health").body())
        .contains("\"me\"")
        .doesNotContain("diskSpace", "path");
  }

  @Test
  void theSignInUsesPkceAndTheSessionCookieIsHiddenFromScripts() throws Exception {
    HttpResponse<String> start = visitor.get("/oauth2/authorization/provider");
    assertThat(start.headers().allValues("Set-Cookie"))
        .filteredOn(cookie -> cookie.startsWith("JSESSIONID="))
        .singleElement()
        .asString()
        .contains("HttpOnly", "SameSite=Lax");
    URI authorization = visitor.signIn(app.subject("Ada"));
    assertThat(authorization.getQuery()).contains("code_challenge_method=S256", "code_challenge=");
    assertThat(visitor.cookie("JSESSIONID").isHttpOnly()).isTrue();
  }

  @Test
  void anAdministratorSeesWhoTheyAreAndMayEnter() throws Exception {
    visitor.signIn(app.subject("Ada"));
    HttpResponse<String> me = visitor.get("/api/me");
    assertThat(me.statusCode()).isEqualTo(200);
    assertThat(me.body())
        .contains("\"subject\":\"" + app.subject("Ada") + "\"")
        .contains("\"name\":\"Ada Lovelace\"", "\"email\":\"ada@example.com\"")
        .contains("\"roles\":[\"admin\",\"analyst\"]");
    assertThat(visitor.get("/api/admin").body()).contains("Welcome to the administration, Ada");
  }

  @Test
  void anotherUserMayNotEnterTheAdministration() throws Exception {
    visitor.signIn(app.subject("Grace"));
    assertThat(visitor.get("/api/me").body()).contains("Grace Hopper");
    assertThat(visitor.get("/api/admin").statusCode()).isEqualTo(403);
  }

  @Test
  void aSignInThatIsDeclinedEndsOnThePage() throws Exception {
    assertThat(visitor.declineSignIn()).isEqualTo(app.address().resolve("/?failed"));
  }

  @ParameterizedTest
  @CsvSource({"DOWN,5", "RATE_LIMIT,20", "HTML_PAGE,5"})
  void anOutageIsNotNoticedWhileTheAnswerIsCachedAndThenIs503(Outage outage, String retryAfter)
      throws Exception {
    visitor.signIn(app.subject("Ada"));
    visitor.get("/api/me");
    assertThat(visitor.change("PUT", "/trouble/outage/" + outage).statusCode()).isEqualTo(200);
    assertThat(visitor.get("/trouble/outage").body()).contains(outage.name());
    assertThat(visitor.get("/api/me").statusCode()).isEqualTo(200);

    visitor.change("DELETE", "/trouble/cache");
    HttpResponse<String> me = visitor.get("/api/me");
    assertThat(me.statusCode()).isEqualTo(503);
    assertThat(header(me, "Retry-After")).isEqualTo(retryAfter);
    assertThat(me.headers().firstValue("WWW-Authenticate")).isEmpty();

    visitor.change("PUT", "/trouble/outage/NONE");
    assertThat(visitor.get("/api/me").statusCode()).isEqualTo(200);
    assertThat(visitor.get("/trouble/outage").body()).contains("NONE");
  }

  @Test
  void aSuspendedUserIsRejectedUntilReinstated() throws Exception {
    visitor.signIn(app.subject("Grace"));
    visitor.change("PUT", "/trouble/suspension");
    HttpResponse<String> me = visitor.get("/api/me");
    assertThat(me.statusCode()).isEqualTo(401);
    assertThat(header(me, "WWW-Authenticate")).contains("error=\"invalid_token\"");
    visitor.change("DELETE", "/trouble/suspension");
    visitor.change("DELETE", "/trouble/cache");
    assertThat(visitor.get("/api/me").statusCode()).isEqualTo(200);
  }

  @Test
  void aRevokedTokenIsRejectedUntilThePersonSignsInAgain() throws Exception {
    visitor.signIn(app.subject("Ada"));
    visitor.change("DELETE", "/trouble/token");
    assertThat(visitor.get("/api/me").statusCode()).isEqualTo(401);
    visitor.signIn(app.subject("Ada"));
    assertThat(visitor.get("/api/me").statusCode()).isEqualTo(200);
  }

  @Test
  void theMetricsCountCallsAttemptsAndCacheHits() throws Exception {
    visitor.signIn(app.subject("Ada"));
    visitor.get("/api/me"); // from here on, each meter exists
    double calls = count("me.client.calls");
    double attempts = count("me.client.attempts");
    double hits = count("cache.gets?tag=result:hit");
    visitor.get("/api/me");
    assertThat(count("me.client.calls")).isEqualTo(calls + 1);
    assertThat(count("me.client.attempts")).isEqualTo(attempts);
    assertThat(count("cache.gets?tag=result:hit")).isEqualTo(hits + 1);
    visitor.change("DELETE", "/trouble/cache");
    visitor.get("/api/me");
    assertThat(count("me.client.attempts")).isEqualTo(attempts + 1);
  }

  @Test
  void aChangeWithoutTheCsrfTokenIsRefused() throws Exception {
    visitor.signIn(app.subject("Ada"));
    visitor.get("/");
    for (String path : List.of("/trouble/token", "/api/me")) {
      HttpResponse<String> refused = visitor.changeWithoutCsrfToken("DELETE", path);
      assertThat(refused.statusCode()).as(path).isEqualTo(403);
    }
    assertThat(visitor.get("/api/me").statusCode()).isEqualTo(200);
  }

  @Test
  void signingOutEndsTheSession() throws Exception {
    visitor.signIn(app.subject("Ada"));
    visitor.get("/");
    assertThat(visitor.change("POST", "/logout").statusCode()).isEqualTo(200);
    assertThat(visitor.get("/api/me").statusCode()).isEqualTo(401);
  }

  @Test
  void aProgramSendsItsTokenInTheHeader() throws Exception {
    String token = app.provider().token(MockSystem.OIDC);
    assertThat(visitor.getWithToken("/api/admin", token).statusCode()).isEqualTo(200);
    HttpResponse<String> unknown = visitor.getWithToken("/api/admin", "unknown");
    assertThat(header(unknown, "WWW-Authenticate")).contains("error=\"invalid_token\"");
  }

  private double count(String meter) throws Exception {
    String body = visitor.get("/actuator/metrics/" + meter).body();
    return Double.parseDouble(body.replaceAll("(?s).*\"COUNT\",\\s*\"value\":([0-9.]+).*", "$1"));
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElseThrow(() -> new AssertionError("no " + name));
  }
}
