package io.github.mesdk.testkit;

import io.github.mesdk.testkit.Failure.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Supabase Auth. The gateway also requires an API key, and a banned user still gets an answer. An
 * expired token is reported like any other token that cannot be verified.
 */
final class SupabaseDialect extends ServiceDialect {
  SupabaseDialect() {
    super("/auth/v1/user");
  }

  /** Without an API key, the gateway does not look at the token. Any API key is accepted. */
  @Override
  public Optional<String> credential(Map<String, List<String>> headers, String body) {
    boolean hasKey =
        headers.getOrDefault("apikey", List.of()).stream().anyMatch(key -> !key.isBlank());
    return hasKey ? Dialect.bearer(headers) : Optional.empty();
  }

  @Override
  public boolean supports(Kind kind) {
    return kind == Kind.SECOND_FACTOR || super.supports(kind);
  }

  @Override
  JsonObject user(SignIn caller, ReceivedRequest request) {
    MockUser user = caller.user();
    JsonObject body =
        new JsonObject()
            .put("id", user.id())
            .put("aud", "authenticated")
            .put("role", "authenticated")
            .put("email", user.email())
            .put("phone", user.phoneNumber().orElse(""))
            .put("app_metadata", new JsonObject().put("provider", "email"))
            .put("user_metadata", new JsonObject().put("full_name", user.name()))
            .put("identities", List.of())
            .put("created_at", CREATED)
            .put("updated_at", CREATED)
            .put("is_anonymous", false);
    if (user.emailVerified()) {
      body.put("email_confirmed_at", CREATED);
    }
    if (user.mfaEnabled()) {
      JsonObject factor = new JsonObject().put("id", Ids.newUuid()).put("factor_type", "totp");
      body.put("factors", List.of(factor.put("status", "verified")));
    }
    if (user.suspended()) {
      body.put("banned_until", request.receivedAt().plus(Duration.ofDays(36_500)));
    }
    return body;
  }

  @Override
  Reply error(Failure failure, ReceivedRequest request) {
    int status =
        switch (failure.kind()) {
          case INVALID_TOKEN, EXPIRED_TOKEN, REVOKED_TOKEN -> 403;
          default -> status(failure.kind());
        };
    return Reply.json(status, errorBody(failure, request).put("code", status));
  }

  @Override
  JsonObject errorBody(Failure failure, ReceivedRequest request) {
    return new JsonObject()
        .put("error_code", code(failure.kind()))
        .put("msg", message(failure.kind()));
  }

  private static String code(Kind kind) {
    return switch (kind) {
      case MISSING_CREDENTIAL -> "no_authorization";
      case INVALID_TOKEN, EXPIRED_TOKEN, INSIDE_SUCCESS -> "bad_jwt";
      case REVOKED_TOKEN -> "session_not_found";
      case SECOND_FACTOR -> "insufficient_aal";
      case SUSPENDED_USER -> "user_banned";
      case PERMISSION_DENIED -> "not_admin";
      case INVALID_REQUEST, WRONG_METHOD -> "validation_failed";
      case NOT_FOUND, NO_SUCH_PATH -> "unknown";
      case RATE_LIMITED -> "over_request_rate_limit";
      case UNAVAILABLE -> "request_timeout";
      case INTERNAL_ERROR -> "unexpected_failure";
    };
  }
}
