package io.github.mesdk.testkit;

import io.github.mesdk.testkit.Failure.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Tencent CloudBase. Errors have two formats. The gateway, which checks the token first, sends
 * errors with a member {@code code}. The auth service behind it sends errors with a member {@code
 * error}.
 */
final class CloudBaseDialect implements Dialect {
  private static final Instant CREATED = Instant.parse("2024-03-01T09:00:00Z");
  private static final Instant UPDATED = Instant.parse("2025-11-17T14:20:31Z");
  private static final int LONGEST_DEVICE_ID = 71;

  @Override
  public String path() {
    return "/auth/v1/user/me";
  }

  @Override
  public boolean supports(Kind kind) {
    return kind != Kind.SUSPENDED_USER;
  }

  @Override
  public Reply answer(SignIn caller, ReceivedRequest request, SignIns signIns) {
    if (request.header("x-device-id").filter(id -> id.length() > LONGEST_DEVICE_ID).isPresent()) {
      throw new RejectedRequest(authError(400, "invalid_argument", 3, "the device id is too long"));
    }
    return Reply.json(200, profile(caller.user(), caller.signedInAt()));
  }

  private static JsonObject profile(MockUser user, Instant lastLogin) {
    boolean administers = user.organizations().stream().anyMatch(MockOrganization::administrator);
    return new JsonObject()
        .put("sub", user.id())
        .put("name", user.name())
        .put("picture", user.picture())
        .put("username", user.username())
        .put("email", user.email())
        .put("email_verified", user.emailVerified())
        .put("phone_number", user.phoneNumber())
        .put("locale", user.locale())
        .put("zoneinfo", user.zoneInfo())
        .put("providers", List.of(provider(user)))
        .put("status", user.suspended() ? "BLOCKED" : "ACTIVE")
        .put("gender", user.gender().map(gender -> gender.toUpperCase(Locale.ROOT)))
        .put("groups", user.groups().stream().map(CloudBaseDialect::group).toList())
        .put("meta", new JsonObject().put("roles", user.roles()))
        .put("created_at", CREATED)
        .put("updated_at", UPDATED)
        .put("password_updated_at", CREATED)
        .put("user_id", user.id())
        .put("has_password", true)
        .put("internal_user_type", administers ? "administrator" : "generalUser")
        .put("type", "external")
        .put("user_source", 1)
        .put("user_desc", administers ? "Administrator" : "Member")
        .put("last_login", lastLogin);
  }

  private static JsonObject provider(MockUser user) {
    return new JsonObject()
        .put("id", "email")
        .put("provider_user_id", user.email())
        .put("name", "E-mail")
        .put("picture", "")
        .put("url", "")
        .put("meta", new JsonObject());
  }

  private static JsonObject group(String id) {
    return new JsonObject().put("id", id);
  }

  @Override
  public Reply failure(Failure failure, ReceivedRequest request) {
    return switch (failure.kind()) {
      case MISSING_CREDENTIAL ->
          gatewayError(401, "MISSING_CREDENTIALS", "no credentials were sent", request);
      case INVALID_TOKEN ->
          gatewayError(401, "INVALID_ACCESS_TOKEN", "the access token is not valid", request);
      case EXPIRED_TOKEN ->
          gatewayError(401, "ACCESS_TOKEN_EXPIRED", "the access token has expired", request);
      case REVOKED_TOKEN ->
          gatewayError(401, "ACCESS_TOKEN_DISABLED", "the access token was revoked", request);
      case SECOND_FACTOR ->
          authError(401, "two_factor_required", 16, "a second factor is required");
      case PERMISSION_DENIED -> authError(403, "permission_denied", 7, "permission denied");
      case INVALID_REQUEST -> authError(400, "invalid_argument", 3, "an argument is not valid");
      case NOT_FOUND -> authError(404, "user_not_found", 4004, "no such user");
      case NO_SUCH_PATH -> gatewayError(404, "INVALID_PATH", "no such path", request);
      case WRONG_METHOD -> Reply.empty(405).withHeader("Allow", "GET");
      case RATE_LIMITED ->
          gatewayError(429, "EXCEED_RATELIMIT", "too many requests", request)
              .withRetryAfter(failure.retryAfter());
      case UNAVAILABLE ->
          authError(503, "unavailable", 14, "try again later").withRetryAfter(failure.retryAfter());
      case INTERNAL_ERROR -> authError(500, "internal", 13, "an unexpected error");
      case INSIDE_SUCCESS -> authError(200, "unauthenticated", 16, "not signed in");
      case SUSPENDED_USER -> throw failure.unsupported();
    };
  }

  static Reply authError(int status, String error, int number, String description) {
    JsonObject body =
        new JsonObject()
            .put("error", error)
            .put("error_code", number)
            .put("error_description", description);
    return Reply.json(status, body);
  }

  /** A gateway error; it echoes the request's {@code x-request-id} if there is one. */
  static Reply gatewayError(int status, String code, String message, ReceivedRequest request) {
    JsonObject body =
        new JsonObject()
            .put("code", code)
            .put("message", message)
            .put("requestId", request.header("x-request-id").orElseGet(Ids::newUuid));
    return Reply.json(status, body);
  }
}
