package io.github.mesdk.testkit;

import io.github.mesdk.testkit.Failure.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gitea and Forgejo. A user who may not sign in is rejected with status 403. */
final class GiteaDialect extends ServiceDialect {
  GiteaDialect() {
    super("/api/v1/user");
  }

  @Override
  public Optional<String> credential(Map<String, List<String>> headers, String body) {
    return Dialect.bearer(headers).or(() -> Dialect.token(headers, "token"));
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
        .put("login", user.username())
        .put("full_name", user.name())
        .put("email", user.email())
        .put("avatar_url", user.picture().orElse(""))
        .put("language", user.locale())
        .put("is_admin", false)
        .put("created", CREATED)
        .put("restricted", false)
        .put("active", true)
        .put("prohibit_login", false)
        .put("username", user.username());
  }

  @Override
  JsonObject errorBody(Failure failure, ReceivedRequest request) {
    return new JsonObject()
        .put("message", message(failure.kind()))
        .put("url", "https://gitea.example.com/api/swagger");
  }
}
