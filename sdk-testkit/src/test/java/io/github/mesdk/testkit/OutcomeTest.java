package io.github.mesdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mesdk.testkit.TestClient.ReceivedResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OutcomeTest {
  private static final Map<String, Supplier<Outcome>> BY_NAME = new LinkedHashMap<>();

  static {
    BY_NAME.put("missingCredential", Outcome::missingCredential);
    BY_NAME.put("invalidToken", Outcome::invalidToken);
    BY_NAME.put("expiredToken", Outcome::expiredToken);
    BY_NAME.put("revokedToken", Outcome::revokedToken);
    BY_NAME.put("mfaRequired", Outcome::mfaRequired);
    BY_NAME.put("suspendedUser", Outcome::suspendedUser);
    BY_NAME.put("permissionDenied", Outcome::permissionDenied);
    BY_NAME.put("missingScope", () -> Outcome.permissionDenied("user.profile"));
    BY_NAME.put("invalidRequest", Outcome::invalidRequest);
    BY_NAME.put("notFound", Outcome::notFound);
    BY_NAME.put("rateLimited", Outcome::rateLimited);
    BY_NAME.put("unavailable", Outcome::unavailable);
    BY_NAME.put("internalError", Outcome::internalError);
    BY_NAME.put("failureInSuccess", Outcome::failureInSuccess);
  }

  private static MockIdentityProvider idp;
  private static TestClient client;

  @BeforeAll
  static void start() {
    idp = MockIdentityProvider.start();
    client = new TestClient(idp);
  }

  @AfterAll
  static void stop() {
    idp.close();
  }

  @ParameterizedTest
  @CsvSource({
    "TESTINY, missingCredential, 403, /code, AUTH_INVALID_USER_OR_PASSWORD",
    "TESTINY, invalidToken, 403, /code, AUTH_INVALID_USER_OR_PASSWORD",
    "TESTINY, expiredToken, 403, /code, AUTH_TOKEN_EXPIRED",
    "TESTINY, revokedToken, 403, /code, AUTH_INVALID_USER_OR_PASSWORD",
    "TESTINY, mfaRequired, 403, /code, AUTH_REQUIRES_MFA",
    "TESTINY, suspendedUser, 403, /code, AUTH_INACTIVE_USER",
    "TESTINY, permissionDenied, 403, /code, API_ACCESS_DENIED",
    "TESTINY, invalidRequest, 400, /code, API_INVALID_INPUT_DATA",
    "TESTINY, notFound, 404, /code, API_DATA_NOT_FOUND",
    "TESTINY, rateLimited, 429, /code, API_TOO_MANY_REQUESTS",
    "TESTINY, internalError, 500, /code, API_INTERNAL_ERROR",
    "TESTINY, failureInSuccess, 200, /loggedIn, false",
    "PULSE, missingCredential, 401, /error, Unauthorized",
    "PULSE, invalidToken, 401, /error, Unauthorized",
    "PULSE, expiredToken, 401, /error, Unauthorized",
    "PULSE, revokedToken, 401, /error, Unauthorized",
    "PULSE, permissionDenied, 403, /error, Forbidden",
    "PULSE, invalidRequest, 400, /error, Bad Request",
    "PULSE, notFound, 404, /error, Not Found",
    "PULSE, rateLimited, 429, /error, Too Many Requests",
    "PULSE, unavailable, 503, /error, Service Unavailable",
    "PULSE, internalError, 500, /error, Internal Server Error",
    "RIVERGEN, missingCredential, 401, /error/code, UNAUTHORIZED",
    "RIVERGEN, invalidToken, 401, /error/code, UNAUTHORIZED",
    "RIVERGEN, expiredToken, 401, /error/code, AUTH_EXPIRED",
    "RIVERGEN, revokedToken, 401, /error/code, AUTH_INVALID",
    "RIVERGEN, mfaRequired, 200, /data/mfa_required, true",
    "RIVERGEN, permissionDenied, 403, /error/code, PERMISSION_DENIED",
    "RIVERGEN, invalidRequest, 422, /error/code, VALIDATION_ERROR",
    "RIVERGEN, notFound, 404, /error/code, RESOURCE_NOT_FOUND",
    "RIVERGEN, rateLimited, 429, /error/code, RATE_LIMIT_EXCEEDED",
    "RIVERGEN, unavailable, 503, /error/code, SERVICE_UNAVAILABLE",
    "RIVERGEN, internalError, 500, /error/code, INTERNAL_ERROR",
    "RIVERGEN, failureInSuccess, 200, /success, false",
    "KRYSTAL, missingCredential, 400, /error/code, missing_api_token",
    "KRYSTAL, invalidToken, 403, /error/code, invalid_api_token",
    "KRYSTAL, expiredToken, 403, /error/code, invalid_api_token",
    "KRYSTAL, revokedToken, 403, /error/code, invalid_api_token",
    "KRYSTAL, suspendedUser, 403, /error/code, token_owner_suspended",
    "KRYSTAL, permissionDenied, 403, /error/code, permission_denied",
    "KRYSTAL, missingScope, 403, /error/detail/scopes/0, user.profile",
    "KRYSTAL, invalidRequest, 400, /error/detail/issue, parse_error",
    "KRYSTAL, notFound, 404, /error/code, organization_not_found",
    "KRYSTAL, rateLimited, 429, /error/detail/total_permitted, 1000",
    "KRYSTAL, internalError, 500, /error/code, unhandled_exception",
    "KRYSTAL, failureInSuccess, 200, /session/active, false",
    "CLOUDBASE, missingCredential, 401, /code, MISSING_CREDENTIALS",
    "CLOUDBASE, invalidToken, 401, /code, INVALID_ACCESS_TOKEN",
    "CLOUDBASE, expiredToken, 401, /code, ACCESS_TOKEN_EXPIRED",
    "CLOUDBASE, revokedToken, 401, /code, ACCESS_TOKEN_DISABLED",
    "CLOUDBASE, mfaRequired, 401, /error, two_factor_required",
    "CLOUDBASE, permissionDenied, 403, /error, permission_denied",
    "CLOUDBASE, invalidRequest, 400, /error, invalid_argument",
    "CLOUDBASE, notFound, 404, /error, user_not_found",
    "CLOUDBASE, rateLimited, 429, /code, EXCEED_RATELIMIT",
    "CLOUDBASE, unavailable, 503, /error, unavailable",
    "CLOUDBASE, internalError, 500, /error, internal",
    "CLOUDBASE, failureInSuccess, 200, /error, unauthenticated",
    "OIDC, internalError, 500, /error, unknown_error",
  })
  void failsInTheFormatOfTheSystem(
      MockSystem system, String outcome, int status, String pointer, String value)
      throws Exception {
    ReceivedResponse response = after(system, BY_NAME.get(outcome).get());
    assertThat(response.status()).isEqualTo(status);
    assertThat(response.header("Content-Type")).get().asString().contains("json");
    assertThat(response.at(pointer)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          missingCredential | 401 | Bearer realm="mock"
          invalidToken | 401 | Bearer realm="mock", error="invalid_token", error_description="Token verification failed"
          expiredToken | 401 | Bearer realm="mock", error="invalid_token", error_description="The access token expired"
          revokedToken | 401 | Bearer realm="mock", error="invalid_token", error_description="The access token was revoked"
          suspendedUser | 401 | Bearer realm="mock", error="invalid_token", error_description="User disabled"
          mfaRequired | 401 | Bearer realm="mock", error="insufficient_user_authentication", error_description="A second factor is needed"
          permissionDenied | 403 | Bearer realm="mock", error="insufficient_scope", scope="openid"
          missingScope | 403 | Bearer realm="mock", error="insufficient_scope", scope="user.profile"
          invalidRequest | 400 | Bearer realm="mock", error="invalid_request", error_description="The request is not valid"
          """)
  void oidcSendsAChallengeWithoutABody(String outcome, int status, String challenge)
      throws Exception {
    ReceivedResponse response = after(MockSystem.OIDC, BY_NAME.get(outcome).get());
    assertThat(response.status()).isEqualTo(status);
    assertThat(response.header("WWW-Authenticate")).contains(challenge);
    assertThat(response.body()).isEmpty();
  }

  @Test
  void errorsHaveTheSystemsEnvelopeAndHeaders() throws Exception {
    JsonNode testiny = after(MockSystem.TESTINY, Outcome.expiredToken()).json();
    assertThat(testiny.path("status").asInt()).isEqualTo(403);
    assertThat(testiny.path("reqid").asText()).isNotEmpty();
    assertThat(testiny.path("message").asText()).isNotEmpty();
    JsonNode riverGen = after(MockSystem.RIVERGEN, Outcome.expiredToken()).json();
    assertThat(riverGen.at("/error/request_id").asText()).isNotEmpty();
    assertThat(riverGen.at("/error/timestamp").asText()).endsWith("Z");
    JsonNode cloudBase = after(MockSystem.CLOUDBASE, Outcome.mfaRequired()).json();
    assertThat(cloudBase.path("error_code").isInt()).isTrue();
    assertThat(after(MockSystem.KRYSTAL, Outcome.notFound()).header("x-api-schema"))
        .contains("json-error");
  }

  @Test
  void theSystemsThatDocumentRetryAfterSendItByDefault() throws Exception {
    Set<MockSystem> documented =
        EnumSet.of(MockSystem.TESTINY, MockSystem.GITLAB, MockSystem.MICROSOFT, MockSystem.SLACK);
    for (MockSystem system : MockSystem.values()) {
      ReceivedResponse response = after(system, Outcome.rateLimited());
      assertThat(response.status()).isEqualTo(system == MockSystem.GITHUB ? 403 : 429);
      assertThat(response.header("Retry-After").isPresent())
          .as(system.name())
          .isEqualTo(documented.contains(system));
    }
  }

  @ParameterizedTest
  @EnumSource(MockSystem.class)
  void sendsTheConfiguredRetryAfter(MockSystem system) throws Exception {
    ReceivedResponse limited = after(system, Outcome.rateLimited(Duration.ofMillis(4_001)));
    assertThat(limited.status()).isEqualTo(429);
    assertThat(limited.headers().values("Retry-After")).containsExactly("5");
    ReceivedResponse down = after(system, Outcome.unavailable(Duration.ofSeconds(7)));
    assertThat(down.status()).isEqualTo(503);
    assertThat(down.headers().values("Retry-After")).containsExactly("7");
  }

  @ParameterizedTest
  @EnumSource(MockSystem.class)
  void gatewaysFailInFrontOfEverySystem(MockSystem system) throws Exception {
    ReceivedResponse page = after(system, Outcome.htmlPage());
    assertThat(page.status()).isEqualTo(502);
    assertThat(page.body()).startsWith("<!DOCTYPE html>");
    ReceivedResponse empty = after(system, Outcome.emptyBody());
    assertThat(empty.status()).isEqualTo(200);
    assertThat(empty.body()).isEmpty();
    ReceivedResponse text = after(system, Outcome.notJson());
    assertThat(text.status()).isEqualTo(200);
    assertThatThrownBy(() -> text.json()).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> after(system, Outcome.cutOff())).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> after(system, Outcome.connectionDropped()))
        .isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @EnumSource(MockSystem.class)
  void anOutageAppliesToUnknownTokens(MockSystem system) {
    try (MockIdentityProvider down = MockIdentityProvider.start()) {
      down.outage(system, Outcome.cutOff());
      assertThatThrownBy(() -> new TestClient(down).me(system, "unknown"))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void aMistakeInTheTestIsReportedInTheReply() throws Exception {
    Outcome impossible = Outcome.reply(200, Map.of("X-A", "a\nb"), "");
    ReceivedResponse answer = after(MockSystem.PULSE, impossible);
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.body()).startsWith("The test kit cannot send this reply: ");
    MockUser user =
        MockUser.builder().id("1").givenName("Grace").familyName("Hopper").addRoles("").build();
    String token = idp.signIn(MockSystem.KRYSTAL, user);
    assertThat(client.me(MockSystem.KRYSTAL, token).status()).isEqualTo(200);
  }

  @Test
  void rejectsANegativeDuration() {
    Duration negative = Duration.ofSeconds(-5);
    assertThatThrownBy(() -> Outcome.rateLimited(negative))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Outcome.slow(negative)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @EnumSource(MockSystem.class)
  void aSlowReplySucceeds(MockSystem system) throws Exception {
    long start = System.nanoTime();
    assertThat(after(system, Outcome.slow(Duration.ofMillis(150))).status()).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(149));
  }

  @Test
  void sendsTheGivenReplyUnchanged() throws Exception {
    Outcome moved = Outcome.reply(302, Map.of("Location", "https://example.com/"), "gone");
    ReceivedResponse response = after(MockSystem.PULSE, moved);
    assertThat(response.status()).isEqualTo(302);
    assertThat(response.header("Location")).contains("https://example.com/");
    assertThat(response.body()).isEqualTo("gone");
  }

  @Test
  void rejectsAnOutcomeThatTheSystemDoesNotSupport() {
    assertThat(Outcome.mfaRequired().isSupportedBy(MockSystem.PULSE)).isFalse();
    assertThat(Outcome.htmlPage().isSupportedBy(MockSystem.PULSE)).isTrue();
    OutcomeScript script = idp.script(idp.token(MockSystem.PULSE));
    assertThatThrownBy(() -> script.then(Outcome.mfaRequired()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("PULSE does not support the outcome mfaRequired");
    assertThatThrownBy(() -> script.thenAlways(Outcome.failureInSuccess()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> idp.outage(MockSystem.OIDC, Outcome.failureInSuccess()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @EnumSource(MockSystem.class)
  void everySupportedOutcomeHasAReply(MockSystem system) throws Exception {
    for (Supplier<Outcome> outcome : BY_NAME.values()) {
      if (outcome.get().isSupportedBy(system)) {
        assertThat(after(system, outcome.get()).status())
            .as("%s at %s", outcome.get(), system)
            .isBetween(200, 503);
      }
    }
  }

  private static ReceivedResponse after(MockSystem system, Outcome outcome) throws IOException {
    idp.script(idp.token(system)).then(outcome).thenSuccess();
    return client.me(system, idp.token(system));
  }
}
