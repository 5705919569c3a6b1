package io.github.mesdk.testkit;

import io.github.mesdk.testkit.Failure.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Redmine. Failures have no body, and a locked user has the failure of an unknown key. */
final class RedmineDialect extends ServiceDialect {
  RedmineDialect() {
    super("/users/current.json");
  }

  @Override
  public Optional<String> credential(Map<String, List<String>> headers, String body) {
    return headers.getOrDefault("X-Redmine-API-Key", List.of()).stream().findFirst();
  }

  @Override
  public boolean supports(Kind kind) {
    return kind == Kind.SUSPENDED_USER || super.supports(kind);
  }

  @Override
  JsonObject user(SignIn caller, ReceivedRequest request) {
    MockUser user = caller.user();
    JsonObject body =
        new JsonObject()
            .put("id", Ids.toNumber(user.id()))
            .put("login", user.username())
            .put("admin", false)
            .put("firstname", user.givenName())
            .put("lastname", user.familyName())
            .put("mail", user.email())
            .put("created_on", CREATED)
            .put("updated_on", CREATED)
            .put("last_login_on", null)
            .put("passwd_changed_on", CREATED)
            .put("twofa_scheme", user.mfaEnabled() ? "totp" : null)
            .put("api_key", caller.token());
    return new JsonObject().put("user", body);
  }

  @Override
  Reply error(Failure failure, ReceivedRequest request) {
    int status =
        failure.kind() == Kind.SUSPENDED_USER ? 401 : ServiceDialect.status(failure.kind());
    Reply reply = Reply.empty(status);
    return status == 401
        ? reply.withHeader("WWW-Authenticate", "Basic realm=\"Redmine API\"")
        : reply;
  }

  @Override
  JsonObject errorBody(Failure failure, ReceivedRequest request) {
    return new JsonObject();
  }
}
