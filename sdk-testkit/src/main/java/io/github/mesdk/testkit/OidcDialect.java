package io.github.mesdk.testkit;

import io.github.mesdk.testkit.Failure.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * OpenID Connect UserInfo as served by Keycloak. Failures are reported in {@code WWW-Authenticate}
 * (RFC 6750, section 3) without a body.
 */
final class OidcDialect implements Dialect {
  private static final String REALM = "Bearer realm=\"mock\"";

  @Override
  public String path() {
    return "";
  }

  @Override
  public Set<String> methods() {
    return Set.of("GET", "POST");
  }

  /** The token may be in a form body instead of the header (RFC 6750, section 2.2). */
  @Override
  public Optional<String> credential(Map<String, List<String>> headers, String body) {
    return Dialect.bearer(headers).or(() -> form(headers, body).text("access_token"));
  }

  private static Query form(Map<String, List<String>> headers, String body) {
    boolean isForm =
        headers.getOrDefault("Content-Type", List.of()).stream().anyMatch(OAuthForm::isForm);
    return Query.of(isForm ? body : "");
  }

  @Override
  public boolean supports(Kind kind) {
    return kind != Kind.INSIDE_SUCCESS;
  }

  @Override
  public Reply answer(SignIn caller, ReceivedRequest request, SignIns signIns) {
    Query form = form(request.headers(), request.body());
    boolean inHeader = Dialect.bearer(request.headers()).isPresent();
    boolean inBoth = inHeader && form.text("access_token").isPresent();
    if (inBoth || !form.repeated().isEmpty()) {
      // RFC 6750, section 3.1.
      return failure(Failure.of(Kind.INVALID_REQUEST), request);
    }
    Login login = caller.login().orElseThrow();
    if (!login.isOpenId()) {
      return failure(Failure.of(Kind.PERMISSION_DENIED), request);
    }
    JsonObject body = OidcClaims.of(caller.user(), Scopes.of(login.scope()));
    return Reply.json(200, body).withHeader("Cache-Control", "no-store");
  }

  @Override
  public Reply failure(Failure failure, ReceivedRequest request) {
    return switch (failure.kind()) {
      // No error code for a request without a credential (RFC 6750, section 3.1).
      case MISSING_CREDENTIAL -> Reply.empty(401).withHeader("WWW-Authenticate", REALM);
      case INVALID_TOKEN -> challenge(401, "invalid_token", "Token verification failed");
      case EXPIRED_TOKEN -> challenge(401, "invalid_token", "The access token expired");
      case REVOKED_TOKEN -> challenge(401, "invalid_token", "The access token was revoked");
      case SUSPENDED_USER -> challenge(401, "invalid_token", "User disabled");
      // RFC 9470, section 3.
      case SECOND_FACTOR ->
          challenge(401, "insufficient_user_authentication", "A second factor is needed");
      case PERMISSION_DENIED -> denied(failure.scopes());
      case INVALID_REQUEST -> challenge(400, "invalid_request", "The request is not valid");
      case NOT_FOUND, NO_SUCH_PATH -> Reply.empty(404);
      case WRONG_METHOD -> Reply.empty(405).withHeader("Allow", "GET, POST");
      case RATE_LIMITED -> Reply.empty(429).withRetryAfter(failure.retryAfter());
      case UNAVAILABLE -> Gateway.unavailable().withRetryAfter(failure.retryAfter());
      case INTERNAL_ERROR -> Reply.json(500, new JsonObject().put("error", "unknown_error"));
      case INSIDE_SUCCESS -> throw failure.unsupported();
    };
  }

  private static Reply denied(List<String> scopes) {
    String missing = scopes.isEmpty() ? "openid" : String.join(" ", scopes);
    return Reply.empty(403)
        .withHeader(
            "WWW-Authenticate",
            REALM + ", error=\"insufficient_scope\", scope=\"" + missing + "\"");
  }

  private static Reply challenge(int status, String error, String description) {
    return Reply.empty(status)
        .withHeader(
            "WWW-Authenticate",
            REALM + ", error=\"" + error + "\", error_description=\"" + description + "\"");
  }
}
