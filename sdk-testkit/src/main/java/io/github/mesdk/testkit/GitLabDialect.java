package io.github.mesdk.testkit;

import io.github.mesdk.testkit.Failure.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** GitLab. A rejected token has an OAuth error code; a blocked user has status 403. */
final class GitLabDialect extends ServiceDialect {
  GitLabDialect() {
    super("/api/v4/user");
  }

  @Override
  public Optional<String> credential(Map<String, List<String>> headers, String body) {
    return headers.getOrDefault("PRIVATE-TOKEN", List.of()).stream()
        .findFirst()
        .or(() -> Dialect.bearer(headers));
  }

  @Override
  public boolean supports(Kind kind) {
    return kind == Kind.SUSPENDED_USER || super.supports(kind);
  }

  @Override
  JsonObject user(SignIn caller, ReceivedRequest request) {
    MockUser user = caller.user();
    return new JsonObject()
        .put("id", Ids.toNumber(user.id()))
        .put("username", user.username())
        .put("name", user.name())
        .put("state", "active")
        .put("avatar_url", user.picture())
        .put("web_url", "https://gitlab.example.com/" + user.username())
        .put("created_at", CREATED)
        .put("bot", false)
        .put("email", user.email())
        .put("confirmed_at", user.emailVerified() ? CREATED : null)
        .put("two_factor_enabled", user.mfaEnabled())
        .put("external", false);
  }

  @Override
  Reply rateLimited(Reply reply, Instant now) {
    return reply
        .withHeader("RateLimit-Limit", "2000")
        .withHeader("RateLimit-Remaining", "0")
        .withHeader("RateLimit-Reset", Long.toString(now.plusSeconds(30).getEpochSecond()))
        .withHeader("Retry-After", "30");
  }

  @Override
  JsonObject errorBody(Failure failure, ReceivedRequest request) {
    return switch (failure.kind()) {
      case INVALID_TOKEN, EXPIRED_TOKEN, REVOKED_TOKEN -> oauth("invalid_token", failure);
      case PERMISSION_DENIED ->
          oauth("insufficient_scope", failure)
              .put(
                  "scope",
                  failure.scopes().isEmpty() ? "read_user" : String.join(" ", failure.scopes()));
      default ->
          new JsonObject().put("message", status(failure.kind()) + " " + message(failure.kind()));
    };
  }

  private static JsonObject oauth(String error, Failure failure) {
    return new JsonObject().put("error", error).put("error_description", message(failure.kind()));
  }
}
