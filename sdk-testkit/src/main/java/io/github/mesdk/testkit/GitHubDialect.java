package io.github.mesdk.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** GitHub. An exceeded rate limit has status 403; a secondary rate limit has status 429. */
final class GitHubDialect extends ServiceDialect {
  private static final Duration WINDOW = Duration.ofSeconds(60);

  GitHubDialect() {
    super("/user");
  }

  @Override
  public Optional<String> credential(Map<String, List<String>> headers, String body) {
    return Dialect.bearer(headers).or(() -> Dialect.token(headers, "token"));
  }

  @Override
  JsonObject user(SignIn caller, ReceivedRequest request) {
    MockUser user = caller.user();
    return new JsonObject()
        .put("login", user.username())
        .put("id", Ids.toNumber(user.id()))
        .put("avatar_url", user.picture())
        .put("html_url", "https://github.com/" + user.username())
        .put("type", "User")
        .put("site_admin", false)
        .put("name", user.name())
        .put("email", user.email())
        .put("two_factor_authentication", user.mfaEnabled())
        .put("suspended_at", user.suspended() ? CREATED : null)
        .put("created_at", CREATED)
        .put("updated_at", CREATED);
  }

  @Override
  Reply rateLimited(Reply reply, Instant now) {
    return new Reply(403, reply.headers(), reply.body(), reply.delivery())
        .withHeader("x-ratelimit-limit", "5000")
        .withHeader("x-ratelimit-remaining", "0")
        .withHeader("x-ratelimit-reset", Long.toString(now.plus(WINDOW).getEpochSecond()));
  }

  @Override
  JsonObject errorBody(Failure failure, ReceivedRequest request) {
    return new JsonObject()
        .put("message", message(failure.kind()))
        .put("documentation_url", "https://docs.github.com/rest")
        .put("status", Integer.toString(status(failure.kind())));
  }
}
