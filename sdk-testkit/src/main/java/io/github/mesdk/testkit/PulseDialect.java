package io.github.mesdk.testkit;

import io.github.mesdk.testkit.Failure.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Pulse CRM. The answer repeats the caller's token. Errors have no code: {@code error} is the
 * reason phrase. The answer includes the undocumented members of the vendor's sample.
 */
final class PulseDialect implements Dialect {
  private static final String OFFICE = "office@example.com";
  private static final Instant CREATED = Instant.parse("2024-03-01T09:00:00.125Z");
  private static final Instant UPDATED = Instant.parse("2025-11-17T14:20:31.500Z");

  @Override
  public String path() {
    return "/auth/session";
  }

  @Override
  public boolean supports(Kind kind) {
    return kind != Kind.SECOND_FACTOR && kind != Kind.SUSPENDED_USER && kind != Kind.INSIDE_SUCCESS;
  }

  @Override
  public Reply answer(SignIn caller, ReceivedRequest request, SignIns signIns) {
    return session(caller);
  }

  static Reply session(SignIn caller) {
    MockUser user = caller.user();
    List<MockOrganization> accountsOfUser = user.organizations();
    Optional<JsonObject> primary =
        accountsOfUser.stream().findFirst().map(account -> account(account, true));
    JsonObject body =
        new JsonObject()
            .put("id", Ids.toNumber(user.id()))
            .put("email", user.email())
            .put("active", !user.suspended())
            .put("impersonating", null)
            .put("createdBy", OFFICE)
            .put("updatedBy", OFFICE)
            .put("createdAt", CREATED)
            .put("updatedAt", UPDATED)
            .put("primaryAccount", primary)
            .put("accounts", accounts(accountsOfUser))
            .put("flatRolesList", user.roles())
            .put("permissionsFromRoles", user.permissions())
            .put("permissionsFromRolesDetails", details(user))
            .put("flatPermissionsList", user.permissions())
            .put("expiresAt", caller.expiresAt())
            .put("token", caller.token());
    return Reply.json(200, body);
  }

  private static List<JsonObject> accounts(List<MockOrganization> all) {
    return all.stream().map(account -> account(account, account.equals(all.get(0)))).toList();
  }

  private static JsonObject account(MockOrganization account, boolean primary) {
    return new JsonObject()
        .put("accountId", account.id())
        .put("accountName", account.name())
        .put("usersPrimaryAccount", primary)
        .put("accountAdmin", account.administrator())
        .put("repcode", "");
  }

  private static JsonObject details(MockUser user) {
    JsonObject details = new JsonObject();
    List<JsonObject> sources =
        user.roles().stream()
            .map(role -> new JsonObject().put("role", role).put("accountId", null))
            .toList();
    user.permissions().forEach(permission -> details.put(permission, sources));
    return details;
  }

  @Override
  public Reply failure(Failure failure, ReceivedRequest request) {
    return switch (failure.kind()) {
      case MISSING_CREDENTIAL -> error(401, "Unauthorized", "Not authenticated");
      case INVALID_TOKEN, EXPIRED_TOKEN, REVOKED_TOKEN ->
          error(401, "Unauthorized", "Invalid or expired session");
      case PERMISSION_DENIED -> error(403, "Forbidden", "Insufficient permissions");
      case INVALID_REQUEST -> error(400, "Bad Request", "The request is not valid");
      case NOT_FOUND, NO_SUCH_PATH -> error(404, "Not Found", "No such resource");
      case WRONG_METHOD -> Reply.empty(405).withHeader("Allow", "GET");
      case RATE_LIMITED ->
          error(429, "Too Many Requests", "Slow down").withRetryAfter(failure.retryAfter());
      case UNAVAILABLE ->
          error(503, "Service Unavailable", "Try again later").withRetryAfter(failure.retryAfter());
      case INTERNAL_ERROR -> error(500, "Internal Server Error", "Something went wrong");
      case SECOND_FACTOR, SUSPENDED_USER, INSIDE_SUCCESS -> throw failure.unsupported();
    };
  }

  static Reply error(int status, String error, String message) {
    JsonObject body =
        new JsonObject().put("error", error).put("status", status).put("message", message);
    return Reply.json(status, body);
  }
}
