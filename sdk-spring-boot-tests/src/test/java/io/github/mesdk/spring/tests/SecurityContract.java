package io.github.mesdk.spring.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.github.mesdk.model.Identity;
import io.github.mesdk.testkit.MockIdentityProvider;
import io.github.mesdk.testkit.MockSystem;
import io.github.mesdk.testkit.MockUser;
import io.github.mesdk.testkit.Outcome;
import io.github.mesdk.testkit.Secrets;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What servlet and reactive applications answer over HTTP, with three properties and no class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
abstract class SecurityContract {
  private static final MockUser ADA =
      MockUser.builder().id("7").givenName("Ada").familyName("Lovelace").addRoles("user").build();
  private static final MockUser ADMIN = MockUser.builder().from(ADA).addRoles("admin").build();
  private static final String WARNING = "Answered 503";

  private MockIdentityProvider kit;
  private RunningApp app;

  abstract RunningApp start(String... properties);

  @BeforeAll
  void start() {
    kit = MockIdentityProvider.start();
    app =
        start(
            "mesdk.provider=pulse",
            "mesdk.base-url=" + kit.baseUrl(MockSystem.PULSE),
            "mesdk.timeout=30s",
            "mesdk.cache.time-to-live=1h",
            "mesdk.security.permit-all=/open/**,/actuator/**");
  }

  @AfterAll
  void stop() {
    app.close();
    kit.close();
  }

  private String token(MockUser user) {
    return kit.signIn(MockSystem.PULSE, user);
  }

  @Test
  void aGoodTokenIsAnsweredWithTheIdentity() throws Exception {
    HttpResponse<String> response = app.get("/me", token(ADA));
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).contains("\"subject\":\"7\"", "\"user\"");
  }

  @Test
  void aParameterMayBeTheModelOfTheProvider() throws Exception {
    assertThat(app.get("/email", token(ADA)).body()).contains("ada@example.com");
  }

  /** With Jackson 2, which Spring Boot 3 uses, and with Jackson 3 and {@code sdk-jackson3}. */
  @Test
  void theJsonOfAnIdentityHasTheNamesOfJackson2() throws Exception {
    HttpResponse<String> response = app.get("/identity", token(ADA));
    assertThat(response.statusCode()).isEqualTo(200);
    JsonNode json = new ObjectMapper().readTree(response.body());
    Identity read =
        new ObjectMapper().registerModule(new Jdk8Module()).treeToValue(json, Identity.class);
    assertThat(read.subject()).isEqualTo("7");
    assertThat(read.roles()).contains("user");
    assertThat(json.path("email").isTextual()).isTrue();
  }

  @Test
  void aRejectedTokenIsChallenged() throws Exception {
    HttpResponse<String> response = app.get("/me", "wrong");
    assertThat(response.statusCode()).isEqualTo(401);
    assertChallengesBearer(response);
    assertThat(challenge(response)).contains("error=\"invalid_token\"");
  }

  @Test
  void aRequestWithoutATokenIsChallengedForABearerTokenAndNeverForAPassword() throws Exception {
    HttpResponse<String> response = app.get("/me");
    assertThat(response.statusCode()).isEqualTo(401);
    assertChallengesBearer(response);
    assertThat(app.context().getBeanNamesForType(Object.class))
        .doesNotContain("defaultSecurityFilterChain", "springSecurityDefaultFilterChain");
  }

  @Test
  void aPasswordIsNoCredential() throws Exception {
    var request = app.request("/me").header("Authorization", "Basic dXNlcjpwYXNzd29yZA==");
    HttpResponse<String> response = app.send(request);
    assertThat(response.statusCode()).isEqualTo(401);
    assertChallengesBearer(response);
  }

  private static void assertChallengesBearer(HttpResponse<String> response) {
    assertThat(response.headers().allValues("WWW-Authenticate"))
        .isNotEmpty()
        .allSatisfy(value -> assertThat(value).startsWith("Bearer"));
    assertThat(response.headers().firstValue("Location")).isEmpty();
  }

  private static String challenge(HttpResponse<String> response) {
    return response.headers().firstValue("WWW-Authenticate").orElseThrow();
  }

  abstract String adminPath();

  @Test
  void aMissingRoleIsForbiddenAndAPresentOneIsNot() throws Exception {
    assertThat(app.get(adminPath(), token(ADA)).statusCode()).isEqualTo(403);
    assertThat(app.get(adminPath(), token(ADMIN)).statusCode()).isEqualTo(200);
  }

  @Test
  void anInactiveUserIsForbidden(CapturedOutput output) throws Exception {
    String token = token(MockUser.builder().from(ADA).suspended(true).build());
    assertThat(app.get("/me", token).statusCode()).isEqualTo(403);
    assertThat(output).doesNotContain(WARNING);
  }

  @Test
  void aFailureOfTheApplicationKeepsItsStatus() throws Exception {
    assertThat(app.get("/broken", token(ADA)).statusCode()).isEqualTo(500);
  }

  @Test
  void anOpenPathKnowsTheUserIfThereIsOne() throws Exception {
    assertThat(app.get("/open").body()).isEqualTo("anonymous");
    assertThat(app.get("/open", token(ADA)).body()).isEqualTo("7");
    assertThat(app.get("/open/strict").statusCode()).isEqualTo(401);
  }

  @Test
  void twoHundredRequestsWithOneTokenMakeOneCall() throws Exception {
    String token = token(ADA);
    int before = kit.count(MockSystem.PULSE);
    for (int i = 0; i < 200; i++) {
      assertThat(app.get("/me", token).statusCode()).isEqualTo(200);
    }
    assertThat(kit.count(MockSystem.PULSE) - before).isEqualTo(1);
  }

  static Stream<Arguments> outages() {
    return Stream.of(
        Arguments.of("an outage", Outcome.unavailable(), "5"),
        Arguments.of("a wait of two minutes", Outcome.rateLimited(Duration.ofMinutes(2)), "60"),
        Arguments.of("a page of a gateway", Outcome.htmlPage(), "5"),
        Arguments.of("no JSON", Outcome.notJson(), "5"),
        Arguments.of("a dropped connection", Outcome.connectionDropped(), "5"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("outages")
  void anOutageIsA503WithRetryAfterAndOneLineOfLog(
      String name, Outcome outcome, String retryAfter, CapturedOutput output) throws Exception {
    String token = token(ADA);
    kit.script(token).thenAlways(outcome);
    HttpResponse<String> response = app.get("/me", token);
    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().allValues("Retry-After")).containsExactly(retryAfter);
    assertThat(response.headers().firstValue("WWW-Authenticate")).isEmpty();
    assertThat(response.body()).isEmpty();
    assertThat(output.toString().lines().filter(line -> line.contains(WARNING))).hasSize(1);
    assertThat(output).doesNotContain("\tat ");
    Secrets.of(token).assertAbsentFrom(output.toString());
  }

  @Test
  void aProviderThatHangsIsA503WhenTheTimeoutIsOver(CapturedOutput output) throws Exception {
    String token = token(ADA);
    kit.script(token).thenAlways(Outcome.slow(Duration.ofMinutes(5)));
    String address = kit.baseUrl(MockSystem.PULSE).toString();
    String[] properties = {"mesdk.provider=pulse", "mesdk.base-url=" + address, "mesdk.timeout=1s"};
    try (RunningApp other = start(properties)) {
      HttpResponse<String> response = other.get("/me", token);
      assertThat(response.statusCode()).isEqualTo(503);
      assertThat(response.headers().firstValue("Retry-After")).hasValue("5");
      assertThat(output.toString().lines().filter(line -> line.contains(WARNING))).hasSize(1);
    }
  }

  @Test
  void aProviderThatIsGoneIsA503() throws Exception {
    MockIdentityProvider gone = MockIdentityProvider.start();
    String address = gone.baseUrl(MockSystem.PULSE).toString();
    gone.close();
    try (RunningApp other = start("mesdk.provider=pulse", "mesdk.base-url=" + address)) {
      HttpResponse<String> response = other.get("/me", "any");
      assertThat(response.statusCode()).isEqualTo(503);
      assertThat(response.headers().firstValue("Retry-After")).hasValue("5");
    }
  }

  @Test
  void anIssuerThatIsDownDoesNotHinderTheStartAndIsUsedWhenItIsBack() throws Exception {
    kit.discoveryEndpoint().outage();
    try (RunningApp other = start("mesdk.issuer=" + kit.issuer(), "mesdk.timeout=30s")) {
      String token = kit.token(MockSystem.OIDC);
      assertThat(other.get("/me", token).statusCode()).isEqualTo(503);
      kit.discoveryEndpoint().recover();
      HttpResponse<String> response = other.get("/me", token);
      while (response.statusCode() == 503) { // for a second after a failure
        response = other.get("/me", token);
      }
      assertThat(response.statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aRejectedServiceTokenOfKrystalIsA503AndNot401() throws Exception {
    String user = kit.token(MockSystem.KRYSTAL);
    String[] properties = {
      "mesdk.provider=krystal", "mesdk.base-url=" + kit.baseUrl(MockSystem.KRYSTAL), "mesdk.token="
    };
    properties[2] = "mesdk.token=rejected-service-token";
    try (RunningApp other = start(properties)) {
      assertThat(other.get("/me", user).statusCode()).isEqualTo(503);
    }
    properties[2] = "mesdk.token=" + kit.token(MockSystem.KRYSTAL);
    try (RunningApp other = start(properties)) {
      assertThat(other.get("/me", user).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aTokenOfOneProviderIsNeverSentToTheOther() throws Exception {
    try (RunningApp both =
        start(
            "mesdk.clients.staff.provider=rivergen",
            "mesdk.clients.staff.base-url=" + kit.baseUrl(MockSystem.RIVERGEN),
            "mesdk.clients.guests.provider=pulse",
            "mesdk.clients.guests.base-url=" + kit.baseUrl(MockSystem.PULSE),
            "mesdk.clients.guests.paths=/guests/**")) {
      int pulse = kit.count(MockSystem.PULSE);
      int rivergen = kit.count(MockSystem.RIVERGEN);
      assertThat(both.get("/me", kit.token(MockSystem.RIVERGEN)).statusCode()).isEqualTo(200);
      assertThat(both.get("/me", token(ADA)).statusCode()).isEqualTo(401);
      assertThat(kit.count(MockSystem.PULSE)).isEqualTo(pulse);
      assertThat(both.get("/guests/me", token(ADA)).body()).isEqualTo("pulse");
      String other = kit.signIn(MockSystem.RIVERGEN, ADA);
      assertThat(both.get("/guests/me", other).statusCode()).isEqualTo(401);
      assertThat(kit.count(MockSystem.RIVERGEN)).isEqualTo(rivergen + 2);
      assertThat(both.get("/email", kit.token(MockSystem.RIVERGEN)).statusCode()).isEqualTo(403);
    }
  }

  @Test
  void nothingThatIsAnsweredContainsALiveToken() throws Exception {
    String token = token(ADA);
    for (String path : new String[] {"/me", "/email", "/principal", "/open", "/broken", "/none"}) {
      HttpResponse<String> response = app.get(path, token);
      Secrets.of(token).assertAbsentFrom(response.body());
      Secrets.of(token).assertAbsentFrom(response.headers().map().toString());
    }
    assertThat(app.get("/principal", token).body()).contains("\"name\":\"7\"");
  }

  @Test
  void healthShowsWhatCallsSawAndMakesNoCall() throws Exception {
    try (RunningApp other =
        start(
            "mesdk.provider=pulse",
            "mesdk.base-url=" + kit.baseUrl(MockSystem.PULSE),
            "mesdk.security.permit-all=/actuator/**",
            "management.endpoint.health.show-details=always")) {
      int before = kit.count(MockSystem.PULSE);
      HttpResponse<String> health = other.get("/actuator/health");
      assertThat(health.statusCode()).isEqualTo(200);
      assertThat(health.body()).contains("\"me\":\"UNKNOWN\"");
      assertThat(kit.count(MockSystem.PULSE)).isEqualTo(before);
      String token = token(ADA);
      kit.script(token).thenAlways(Outcome.unavailable());
      other.get("/me", token);
      HttpResponse<String> down = other.get("/actuator/health");
      assertThat(down.statusCode()).isEqualTo(503);
      assertThat(down.body()).contains("DOWN (unavailable)");
      other.get("/me", token(ADA));
      assertThat(other.get("/actuator/health").body()).contains("UP (answered)");
    }
  }
}
