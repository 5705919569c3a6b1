package io.github.mesdk.testkit;

import io.github.mesdk.testkit.Failure.Kind;
import java.time.Instant;

/** Better Auth. For a rejected token, the body is {@code null} and the status is 200. */
final class BetterAuthDialect extends ServiceDialect {
  BetterAuthDialect() {
    super("/api/auth/get-session");
  }

  @Override
  public boolean supports(Kind kind) {
    return kind == Kind.INSIDE_SUCCESS || super.supports(kind);
  }

  @Override
  JsonObject user(SignIn caller, ReceivedRequest request) {
    MockUser user = caller.user();
    JsonObject session =
        new JsonObject()
            .put("expiresAt", caller.expiresAt())
            .put("token", caller.token())
            .put("createdAt", caller.signedInAt())
            .put("updatedAt", caller.signedInAt())
            .put("ipAddress", "")
            .put("userAgent", request.header("User-Agent").orElse(""))
            .put("userId", user.id())
            .put("id", user.sessionId());
    JsonObject account =
        new JsonObject()
            .put("name", user.name())
            .put("email", user.email())
            .put("emailVerified", user.emailVerified())
            .put("image", user.picture())
            .put("createdAt", CREATED)
            .put("updatedAt", CREATED)
            .put("twoFactorEnabled", user.mfaEnabled())
            .put("role", String.join(",", user.roles()))
            .put("banned", user.suspended())
            .put("id", user.id());
    return new JsonObject().put("session", session).put("user", account);
  }

  @Override
  Reply rateLimited(Reply reply, Instant now) {
    return reply.withHeader("X-Retry-After", "10");
  }

  @Override
  Reply error(Failure failure, ReceivedRequest request) {
    return switch (failure.kind()) {
      case MISSING_CREDENTIAL, INVALID_TOKEN, EXPIRED_TOKEN, REVOKED_TOKEN, INSIDE_SUCCESS ->
          Reply.text(200, "application/json", "null");
      case NO_SUCH_PATH -> Reply.empty(404);
      default -> super.error(failure, request);
    };
  }

  @Override
  JsonObject errorBody(Failure failure, ReceivedRequest request) {
    return new JsonObject().put("message", message(failure.kind()));
  }
}
