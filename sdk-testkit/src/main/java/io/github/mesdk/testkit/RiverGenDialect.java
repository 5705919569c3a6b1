package io.github.mesdk.testkit;

import io.github.mesdk.testkit.Failure.Kind;
import java.time.Instant;
import java.util.List;

/**
 * RiverGen. Answers are in an envelope. As the vendor documents, errors have two formats. The
 * endpoint's own errors are in the envelope. The platform's errors have no envelope, but a
 * timestamp and a request id.
 */
final class RiverGenDialect implements Dialect {
  private static final Instant CREATED = Instant.parse("2024-03-01T09:00:00Z");
  private static final Instant UPDATED = Instant.parse("2025-11-17T14:20:31Z");
  private static final long PER_MINUTE = 100;

  @Override
  public String path() {
    return "/api/v1/auth/me";
  }

  @Override
  public boolean supports(Kind kind) {
    return kind != Kind.SUSPENDED_USER;
  }

  @Override
  public Reply answer(SignIn caller, ReceivedRequest request, SignIns signIns) {
    MockUser user = caller.user();
    List<JsonObject> organizations =
        user.organizations().stream().map(RiverGenDialect::organization).toList();
    JsonObject data =
        new JsonObject()
            .put("user", user(user))
            .put("emails", List.of(email(user)))
            .put("organizations", organizations)
            .put("workspaces", List.of(workspace()))
            .put("security", security(user));
    return success(data, "User information retrieved");
  }

  private static JsonObject user(MockUser user) {
    JsonObject profile =
        new JsonObject()
            .put("locale", user.locale())
            .put("timezone", user.zoneInfo())
            .put("phone", user.phoneNumber());
    return new JsonObject()
        .put("id", Ids.toNumber(user.id()))
        .put("display_name", user.name())
        .put("primary_email", user.email())
        .put("profile_image_url", user.picture().orElse(null))
        .put("created_at", CREATED)
        .put("updated_at", UPDATED)
        .put("is_system_admin", false)
        .put("disabled_at", user.suspended() ? UPDATED : null)
        .put("profile", profile)
        .put("user_metadata", new JsonObject().put("roles", user.roles()));
  }

  private static JsonObject email(MockUser user) {
    return new JsonObject()
        .put("email", user.email())
        .put("verified", user.emailVerified())
        .put("is_primary", true)
        .put("created_at", CREATED);
  }

  private static JsonObject organization(MockOrganization organization) {
    return new JsonObject()
        .put("id", Ids.toNumber(organization.id()))
        .put("name", organization.name())
        .put("domain", organization.identifier() + ".example.com")
        .put("plan", "enterprise")
        .put("is_admin", organization.administrator())
        .put("joined_at", CREATED)
        .put("source", "invitation");
  }

  private static JsonObject workspace() {
    return new JsonObject()
        .put("id", 1)
        .put("name", "Default Workspace")
        .put("slug", "default-workspace")
        .put("is_default", true)
        .put("created_at", CREATED);
  }

  private static JsonObject security(MockUser user) {
    return new JsonObject()
        .put("mfa_enabled", user.mfaEnabled())
        .put("mfa_methods", user.mfaEnabled() ? List.of("totp") : List.of())
        .put("social_accounts_count", 1)
        .put("connected_providers", List.of("github"))
        .put("total_login_attempts", 45)
        .put("active_sessions", 1);
  }

  @Override
  public Reply failure(Failure failure, ReceivedRequest request) {
    return switch (failure.kind()) {
      case MISSING_CREDENTIAL -> envelopedError(401, "UNAUTHORIZED", "The access token is missing");
      case INVALID_TOKEN -> envelopedError(401, "UNAUTHORIZED", "The access token is not valid");
      case EXPIRED_TOKEN ->
          platformError(request, 401, "AUTH_EXPIRED", "The access token has expired");
      case REVOKED_TOKEN ->
          platformError(request, 401, "AUTH_INVALID", "The access token was revoked");
      case SECOND_FACTOR -> secondFactor();
      case PERMISSION_DENIED ->
          platformError(request, 403, "PERMISSION_DENIED", "You may not do this");
      case INVALID_REQUEST -> envelopedError(422, "VALIDATION_ERROR", "The request is not valid");
      case NOT_FOUND, NO_SUCH_PATH ->
          platformError(request, 404, "RESOURCE_NOT_FOUND", "No such resource");
      case WRONG_METHOD -> Reply.empty(405).withHeader("Allow", "GET");
      case RATE_LIMITED -> rateLimited(failure, request);
      case UNAVAILABLE ->
          platformError(request, 503, "SERVICE_UNAVAILABLE", "Temporarily unavailable")
              .withRetryAfter(failure.retryAfter());
      case INTERNAL_ERROR ->
          platformError(request, 500, "INTERNAL_ERROR", "An unexpected error occurred");
      case INSIDE_SUCCESS -> envelopedError(200, "UNAUTHORIZED", "The access token is not valid");
      case SUSPENDED_USER -> throw failure.unsupported();
    };
  }

  /**
   * The same reply as at sign-in: a success with a token for the second step and without a user.
   */
  private static Reply secondFactor() {
    JsonObject data =
        new JsonObject().put("temporary_token", "tmp_" + Ids.newUuid()).put("mfa_required", true);
    return success(data, "A second factor is required");
  }

  /** With the vendor's own headers; the unit of the reset time is not documented. */
  private static Reply rateLimited(Failure failure, ReceivedRequest request) {
    long reset = request.receivedAt().plusSeconds(60).getEpochSecond();
    return platformError(
            request,
            429,
            "RATE_LIMIT_EXCEEDED",
            "More than " + PER_MINUTE + " requests in a minute")
        .withHeader("X-RateLimit-Limit", Long.toString(PER_MINUTE))
        .withHeader("X-RateLimit-Remaining", "0")
        .withHeader("X-RateLimit-Reset", Long.toString(reset))
        .withRetryAfter(failure.retryAfter());
  }

  private static Reply success(JsonObject data, String message) {
    JsonObject body =
        new JsonObject().put("success", true).put("data", data).put("message", message);
    return Reply.json(200, body);
  }

  static Reply envelopedError(int status, String code, String message) {
    JsonObject error = new JsonObject().put("code", code).put("message", message);
    return Reply.json(status, new JsonObject().put("success", false).put("error", error));
  }

  static Reply platformError(ReceivedRequest request, int status, String code, String message) {
    JsonObject error =
        new JsonObject()
            .put("code", code)
            .put("message", message)
            .put("details", new JsonObject())
            .put("timestamp", request.receivedAt())
            .put("request_id", "req_" + Ids.newUuid());
    return Reply.json(status, new JsonObject().put("error", error));
  }
}
