package io.github.mesdk.testkit;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Testiny. It rejects a credential with a 403, and {@code code} says why. The answer includes the
 * undocumented members that the vendor's own client reads.
 */
final class TestinyDialect implements Dialect {
  private static final long READS_PER_MINUTE = 1_100;

  @Override
  public String path() {
    return "/account/me";
  }

  @Override
  public Optional<String> credential(Map<String, List<String>> headers, String body) {
    return headers.getOrDefault("X-Api-Key", List.of()).stream()
        .findFirst()
        .or(() -> Dialect.bearer(headers));
  }

  @Override
  public Reply answer(SignIn caller, ReceivedRequest request, SignIns signIns) {
    MockUser user = caller.user();
    String tenant =
        user.organizations().stream()
            .map(MockOrganization::identifier)
            .findFirst()
            .orElse("personal");
    JsonObject body =
        new JsonObject()
            .put("loggedIn", true)
            .put("userId", Ids.toNumber(user.id()))
            .put("email", user.email())
            .put("firstName", user.givenName())
            .put("lastName", user.familyName())
            .put("authType", "LOCAL_PASSWORD")
            .put("tokenExpiresAt", caller.expiresAt())
            .put("tenant", tenant)
            .put("tenantFeatures", List.of("test_runs", "requirements", "automation"))
            .put("sessions", List.of(session(caller, tenant, request)))
            .put("apiLimits", limits())
            .put("entitlement", entitlement());
    return Reply.json(200, body);
  }

  private static JsonObject session(SignIn caller, String tenant, ReceivedRequest request) {
    return new JsonObject()
        .put("id", Ids.toNumber(caller.user().sessionId()))
        .put("tenant", tenant)
        .put("agent", request.header("User-Agent").orElse("unknown"))
        .put("geo", "London, GB")
        .put("loginAt", caller.signedInAt());
  }

  private static JsonObject limits() {
    return new JsonObject().put("items", 2_000).put("requestBytes", 10_485_760);
  }

  private static JsonObject entitlement() {
    JsonObject quotas = new JsonObject().put("maxPerBlobSize", 104_857_600);
    return new JsonObject().put("quotas", quotas);
  }

  @Override
  public Reply failure(Failure failure, ReceivedRequest request) {
    return switch (failure.kind()) {
      case MISSING_CREDENTIAL ->
          error(403, "AUTH_INVALID_USER_OR_PASSWORD", "The request has no API key.");
      case INVALID_TOKEN, REVOKED_TOKEN ->
          error(403, "AUTH_INVALID_USER_OR_PASSWORD", "The API key is not valid.");
      case EXPIRED_TOKEN -> error(403, "AUTH_TOKEN_EXPIRED", "The API key has expired.");
      case SECOND_FACTOR -> error(403, "AUTH_REQUIRES_MFA", "A second factor is required.");
      case SUSPENDED_USER -> error(403, "AUTH_INACTIVE_USER", "The user is not active.");
      case PERMISSION_DENIED -> error(403, "API_ACCESS_DENIED", "Access denied.");
      case INVALID_REQUEST -> error(400, "API_INVALID_INPUT_DATA", "The input is not valid.");
      case NOT_FOUND -> error(404, "API_DATA_NOT_FOUND", "No such data.");
      case NO_SUCH_PATH -> error(404, "API_ROUTE_NOT_FOUND", "No such route.");
      case WRONG_METHOD ->
          error(405, "API_INVALID_REQUEST", "Method not allowed.").withHeader("Allow", "GET");
      case RATE_LIMITED -> rateLimited(failure);
      // The load balancer sends a 503 without a body; the vendor's client expects that.
      case UNAVAILABLE -> Reply.empty(503).withRetryAfter(failure.retryAfter());
      case INTERNAL_ERROR -> error(500, "API_INTERNAL_ERROR", "An internal error occurred.");
      case INSIDE_SUCCESS ->
          Reply.json(200, new JsonObject().put("loggedIn", false).put("error", "No user context"));
    };
  }

  /** Testiny always sends {@code Retry-After}: a minute, the window of its limit for reads. */
  private static Reply rateLimited(Failure failure) {
    String message = "More than " + READS_PER_MINUTE + " requests in a minute.";
    return error(429, "API_TOO_MANY_REQUESTS", message)
        .withHeader("Retry-After", "60")
        .withRetryAfter(failure.retryAfter());
  }

  private static Reply error(int status, String code, String message) {
    JsonObject body =
        new JsonObject()
            .put("code", code)
            .put("status", status)
            .put("message", message)
            .put("reqid", Ids.newUuid());
    return Reply.json(status, body);
  }
}
