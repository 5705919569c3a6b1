package io.github.mesdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.mesdk.testkit.TestClient.ReceivedResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@WithMockIdentityProvider
class TokenOutcomeTest {
  private static final Map<String, Supplier<Outcome>> BY_NAME =
      Map.of(
          "missingCredential", Outcome::missingCredential,
          "invalidToken", Outcome::invalidToken,
          "expiredToken", Outcome::expiredToken,
          "revokedToken", Outcome::revokedToken,
          "mfaRequired", Outcome::mfaRequired,
          "permissionDenied", Outcome::permissionDenied,
          "missingScope", () -> Outcome.permissionDenied("email"),
          "invalidRequest", Outcome::invalidRequest,
          "internalError", Outcome::internalError,
          "failureInSuccess", Outcome::failureInSuccess);

  private final MockIdentityProvider idp;

  TokenOutcomeTest(MockIdentityProvider idp) {
    this.idp = idp;
  }

  private ReceivedResponse under(MockSystem system, Outcome outcome) throws IOException {
    MockTokenEndpoint endpoint = idp.tokenEndpoint(system);
    endpoint.outage(outcome);
    return TestClient.postJson(endpoint.url(), "{}");
  }

  @ParameterizedTest
  @CsvSource({
    "PULSE, missingCredential, 401, /error, Unauthorized",
    "PULSE, invalidToken, 401, /error, Unauthorized",
    "PULSE, expiredToken, 401, /error, Unauthorized",
    "PULSE, revokedToken, 401, /error, Unauthorized",
    "PULSE, permissionDenied, 403, /error, Forbidden",
    "PULSE, invalidRequest, 400, /error, Bad Request",
    "PULSE, internalError, 500, /error, Internal Server Error",
    "RIVERGEN, missingCredential, 401, /error/code, UNAUTHORIZED",
    "RIVERGEN, invalidToken, 401, /error/code, INVALID_TOKEN",
    "RIVERGEN, expiredToken, 401, /error/code, AUTH_EXPIRED",
    "RIVERGEN, revokedToken, 401, /error/code, AUTH_INVALID",
    "RIVERGEN, mfaRequired, 200, /data/mfa_required, true",
    "RIVERGEN, permissionDenied, 403, /error/code, PERMISSION_DENIED",
    "RIVERGEN, invalidRequest, 422, /error/code, VALIDATION_ERROR",
    "RIVERGEN, internalError, 500, /error/code, INTERNAL_ERROR",
    "RIVERGEN, failureInSuccess, 200, /success, false",
    "CLOUDBASE, missingCredential, 401, /code, MISSING_CREDENTIALS",
    "CLOUDBASE, invalidToken, 400, /error, invalid_grant",
    "CLOUDBASE, expiredToken, 401, /code, REFRESH_TOKEN_EXPIRED",
    "CLOUDBASE, revokedToken, 401, /code, REFRESH_TOKEN_DISABLED",
    "CLOUDBASE, mfaRequired, 401, /error, two_factor_required",
    "CLOUDBASE, permissionDenied, 400, /error, unauthorized_client",
    "CLOUDBASE, missingScope, 400, /error, invalid_scope",
    "CLOUDBASE, invalidRequest, 400, /error, invalid_argument",
    "CLOUDBASE, internalError, 500, /error, internal",
    "CLOUDBASE, failureInSuccess, 200, /error, unauthenticated",
    "OIDC, missingCredential, 401, /error, invalid_client",
    "OIDC, invalidToken, 400, /error, invalid_grant",
    "OIDC, expiredToken, 400, /error, invalid_grant",
    "OIDC, revokedToken, 400, /error, invalid_grant",
    "OIDC, mfaRequired, 400, /error, interaction_required",
    "OIDC, permissionDenied, 400, /error, unauthorized_client",
    "OIDC, missingScope, 400, /error, invalid_scope",
    "OIDC, invalidRequest, 400, /error, invalid_request",
    "OIDC, internalError, 500, /error, unknown_error",
  })
  void failsInTheFormatOfTheEndpoint(
      MockSystem system, String outcome, int status, String pointer, String code) throws Exception {
    ReceivedResponse answer = under(system, BY_NAME.get(outcome).get());
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.at(pointer)).isEqualTo(code);
  }

  @ParameterizedTest
  @EnumSource(names = {"PULSE", "RIVERGEN", "CLOUDBASE", "OIDC"})
  void sendsRetryAfter(MockSystem system) throws Exception {
    ReceivedResponse limited = under(system, Outcome.rateLimited(Duration.ofSeconds(7)));
    assertThat(limited.status()).isEqualTo(429);
    assertThat(limited.header("Retry-After")).contains("7");
    ReceivedResponse down = under(system, Outcome.unavailable(Duration.ofMillis(1_500)));
    assertThat(down.status()).isEqualTo(503);
    assertThat(down.header("Retry-After")).contains("2");
  }

  @ParameterizedTest
  @EnumSource(names = {"PULSE", "RIVERGEN", "CLOUDBASE", "OIDC"})
  void hasAReplyForEverySupportedFailure(MockSystem system) throws Exception {
    TokenDialect dialect = system.tokenDialect().orElseThrow();
    under(system, Outcome.success());
    ReceivedRequest request = idp.tokenEndpoint(system).requests().get(0);
    for (Failure.Kind kind : Failure.Kind.values()) {
      if (system.dialect().supports(kind)) {
        assertThatCode(() -> dialect.failure(Failure.of(kind), request))
            .as(kind.name())
            .doesNotThrowAnyException();
      }
    }
  }
}
