package io.github.mesdk.testkit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Discord. The error codes are numbers, and 0 is the code of most failures. */
final class DiscordDialect extends ServiceDialect {
  DiscordDialect() {
    super("/api/v10/users/@me");
  }

  @Override
  public Optional<String> credential(Map<String, List<String>> headers, String body) {
    return Dialect.bearer(headers).or(() -> Dialect.token(headers, "Bot"));
  }

  @Override
  JsonObject user(SignIn caller, ReceivedRequest request) {
    MockUser user = caller.user();
    return new JsonObject()
        .put("id", user.id())
        .put("username", user.username())
        .put("discriminator", "0")
        .put("global_name", user.name())
        .put("avatar", null)
        .put("mfa_enabled", user.mfaEnabled())
        .put("locale", user.locale())
        .put("verified", user.emailVerified())
        .put("email", user.email());
  }

  @Override
  Reply rateLimited(Reply reply, Instant now) {
    return reply
        .withHeader("X-RateLimit-Limit", "1")
        .withHeader("X-RateLimit-Remaining", "0")
        .withHeader("X-RateLimit-Reset-After", "1.25");
  }

  @Override
  JsonObject errorBody(Failure failure, ReceivedRequest request) {
    int status = status(failure.kind());
    return new JsonObject()
        .put("message", status + ": " + message(failure.kind()))
        .put("code", status == 403 ? 50001 : 0);
  }
}
