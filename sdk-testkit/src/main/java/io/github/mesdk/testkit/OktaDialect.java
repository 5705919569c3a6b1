package io.github.mesdk.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Okta. The status of the account is part of the answer. */
final class OktaDialect extends ServiceDialect {
  private static final Duration WINDOW = Duration.ofSeconds(60);

  OktaDialect() {
    super("/api/v1/users/me");
  }

  @Override
  public Optional<String> credential(Map<String, List<String>> headers, String body) {
    return Dialect.bearer(headers).or(() -> Dialect.token(headers, "SSWS"));
  }

  @Override
  JsonObject user(SignIn caller, ReceivedRequest request) {
    MockUser user = caller.user();
    JsonObject profile =
        new JsonObject()
            .put("login", user.email())
            .put("email", user.email())
            .put("firstName", user.givenName())
            .put("lastName", user.familyName())
            .put("mobilePhone", user.phoneNumber())
            .put("locale", user.locale())
            .put("timezone", user.zoneInfo());
    return new JsonObject()
        .put("id", user.id())
        .put("status", user.suspended() ? "SUSPENDED" : "ACTIVE")
        .put("created", CREATED)
        .put("activated", CREATED)
        .put("statusChanged", CREATED)
        .put("lastLogin", caller.signedInAt())
        .put("lastUpdated", CREATED)
        .put("passwordChanged", CREATED)
        .put("profile", profile);
  }

  @Override
  Reply rateLimited(Reply reply, Instant now) {
    return reply
        .withHeader("X-Rate-Limit-Limit", "600")
        .withHeader("X-Rate-Limit-Remaining", "0")
        .withHeader("X-Rate-Limit-Reset", Long.toString(now.plus(WINDOW).getEpochSecond()));
  }

  @Override
  Reply error(Failure failure, ReceivedRequest request) {
    return super.error(failure, request).withHeader("X-Okta-Request-Id", Ids.newUuid());
  }

  @Override
  JsonObject errorBody(Failure failure, ReceivedRequest request) {
    String code = code(failure.kind());
    return new JsonObject()
        .put("errorCode", code)
        .put("errorSummary", message(failure.kind()))
        .put("errorLink", code)
        .put("errorId", "oae" + Ids.newHex(20))
        .put("errorCauses", List.of());
  }

  private static String code(Failure.Kind kind) {
    return switch (kind) {
      case MISSING_CREDENTIAL -> "E0000005";
      case INVALID_TOKEN, EXPIRED_TOKEN, REVOKED_TOKEN, INSIDE_SUCCESS -> "E0000011";
      case SECOND_FACTOR, SUSPENDED_USER, PERMISSION_DENIED -> "E0000006";
      case INVALID_REQUEST, WRONG_METHOD -> "E0000001";
      case NOT_FOUND, NO_SUCH_PATH -> "E0000007";
      case RATE_LIMITED -> "E0000047";
      case UNAVAILABLE -> "E0000010";
      case INTERNAL_ERROR -> "E0000009";
    };
  }
}
