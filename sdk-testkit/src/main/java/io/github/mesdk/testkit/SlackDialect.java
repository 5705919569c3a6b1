package io.github.mesdk.testkit;

import io.github.mesdk.testkit.Failure.Kind;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Slack. A rejected request has status 200, and {@code ok} is false. */
final class SlackDialect extends ServiceDialect {
  SlackDialect() {
    super("/api/auth.test");
  }

  @Override
  public Set<String> methods() {
    return Set.of("POST");
  }

  @Override
  public boolean supports(Kind kind) {
    return kind != Kind.SECOND_FACTOR && kind != Kind.NOT_FOUND;
  }

  @Override
  JsonObject user(SignIn caller, ReceivedRequest request) {
    MockUser user = caller.user();
    Optional<MockOrganization> team = user.organizations().stream().findFirst();
    return new JsonObject()
        .put("ok", true)
        .put("url", "https://example.slack.com/")
        .put("team", team.map(MockOrganization::name))
        .put("user", user.username())
        .put("team_id", team.map(organization -> "T" + organization.id()))
        .put("user_id", user.id())
        .put("is_enterprise_install", false);
  }

  @Override
  Reply error(Failure failure, ReceivedRequest request) {
    return switch (failure.kind()) {
      case NO_SUCH_PATH -> Gateway.notFound();
      case UNAVAILABLE, INTERNAL_ERROR, RATE_LIMITED, WRONG_METHOD -> super.error(failure, request);
      default -> Reply.json(200, errorBody(failure, request));
    };
  }

  @Override
  Reply rateLimited(Reply reply, Instant now) {
    return reply.withHeader("Retry-After", "30");
  }

  @Override
  JsonObject errorBody(Failure failure, ReceivedRequest request) {
    JsonObject body = new JsonObject().put("ok", false).put("error", code(failure.kind()));
    return failure.kind() == Kind.PERMISSION_DENIED
        ? body.put(
                "needed",
                failure.scopes().isEmpty() ? "users:read" : String.join(",", failure.scopes()))
            .put("provided", "identify")
        : body;
  }

  private static String code(Kind kind) {
    return switch (kind) {
      case MISSING_CREDENTIAL -> "not_authed";
      case INVALID_TOKEN, INSIDE_SUCCESS, SECOND_FACTOR -> "invalid_auth";
      case EXPIRED_TOKEN -> "token_expired";
      case REVOKED_TOKEN -> "token_revoked";
      case SUSPENDED_USER -> "account_inactive";
      case PERMISSION_DENIED -> "missing_scope";
      case INVALID_REQUEST, WRONG_METHOD, NOT_FOUND, NO_SUCH_PATH -> "invalid_arguments";
      case RATE_LIMITED -> "ratelimited";
      case UNAVAILABLE -> "service_unavailable";
      case INTERNAL_ERROR -> "internal_error";
    };
  }
}
