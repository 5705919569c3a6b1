package io.github.mesdk.testkit;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A standard token endpoint (RFC 6749, sections 4.1.3, 4.4, 5 and 6; RFC 8628, section 3.4). One
 * client has a secret, which it sends in the header or in the form; the other client has none.
 */
final class OidcTokenDialect implements TokenDialect {
  private static final String DEVICE_CODE = "urn:ietf:params:oauth:grant-type:device_code";

  static final List<String> GRANT_TYPES =
      List.of("authorization_code", DEVICE_CODE, "refresh_token", "client_credentials");

  @Override
  public String path() {
    return "/token";
  }

  /** Keycloak's default. */
  @Override
  public Duration accessTokenLifetime() {
    return Duration.ofMinutes(5);
  }

  @Override
  public Map<String, String> arguments(String body) {
    return Query.parse(body);
  }

  @Override
  public Reply answer(ReceivedRequest request, TokenIssuer issuer) {
    OAuthForm form = OAuthForm.of(request);
    OidcClient client = OidcClient.of(request, form, issuer.credentials());
    return switch (form.required("grant_type")) {
      case "authorization_code" -> loginReply(redeemCode(client, form, issuer), issuer);
      case DEVICE_CODE -> loginReply(pollDevice(client, form, issuer), issuer);
      case "refresh_token" -> refreshReply(client, form, request, issuer);
      case "client_credentials" -> clientReply(client, form, issuer);
      default -> throw OAuthErrors.rejection("unsupported_grant_type", "No such grant is offered");
    };
  }

  private static TokenIssuer.TokenPair redeemCode(
      OidcClient client, OAuthForm form, TokenIssuer issuer) {
    return issuer
        .state()
        .grants()
        .code(form.required("code"))
        .orElseThrow(() -> OAuthErrors.rejection("invalid_grant", "The code is not valid"))
        .redeem(client, form.text("redirect_uri"), form.text("code_verifier"), issuer);
  }

  private static TokenIssuer.TokenPair pollDevice(
      OidcClient client, OAuthForm form, TokenIssuer issuer) {
    return issuer
        .state()
        .grants()
        .deviceCode(form.required("device_code"))
        .orElseThrow(() -> OAuthErrors.rejection("invalid_grant", "The device code is not valid"))
        .poll(client, issuer);
  }

  private static Reply loginReply(TokenIssuer.TokenPair pair, TokenIssuer issuer) {
    Login login = pair.refresh().session().login().orElseThrow();
    String idToken = login.hasIdToken() ? IdTokens.first(login, pair.access(), issuer.state()) : "";
    return ok(sessionBody(pair, login, idToken));
  }

  private static Reply refreshReply(
      OidcClient client, OAuthForm form, ReceivedRequest request, TokenIssuer issuer) {
    RefreshToken presented = issuer.presented(form.query().arguments(), request);
    Login granted = presented.session().login().orElseThrow();
    if (!granted.owner().admits(client)) {
      throw OAuthErrors.rejection("invalid_grant", "The refresh token is another client's");
    }
    Optional<String> scope = form.text("scope");
    TokenIssuer.TokenPair pair = issuer.refresh(presented, all -> all.narrowed(scope), request);
    Login login = pair.access().login().orElseThrow();
    String idToken =
        login.hasIdToken() ? IdTokens.refreshed(login, pair.access(), issuer.state()) : "";
    return ok(sessionBody(pair, login, idToken));
  }

  private static Reply clientReply(OidcClient client, OAuthForm form, TokenIssuer issuer) {
    if (!client.confidential()) {
      throw OAuthErrors.rejection("unauthorized_client", "The client has no secret");
    }
    String scope = grantedScope(form, issuer.state());
    return ok(body(issuer.clientAccessToken(scope), scope));
  }

  /**
   * The scope that a client gets.
   *
   * @throws RejectedRequest if all requested scopes are unknown
   */
  static String grantedScope(OAuthForm form, ProviderState state) {
    return state
        .grants()
        .scopes()
        .granted(form.text("scope"))
        .orElseThrow(() -> OAuthErrors.rejection("invalid_scope", "No scope is known"));
  }

  private static JsonObject sessionBody(TokenIssuer.TokenPair pair, Login login, String idToken) {
    return body(pair.access(), login.scope())
        .put("refresh_token", pair.refresh().value())
        .put("id_token", Optional.of(idToken).filter(token -> !token.isEmpty()));
  }

  private static JsonObject body(SignIn access, String scope) {
    return new JsonObject()
        .put("access_token", access.token())
        .put("token_type", "Bearer")
        .put("expires_in", access.lifetime().toSeconds())
        .put("scope", scope);
  }

  private static Reply ok(JsonObject body) {
    return OAuthErrors.uncached(Reply.json(200, body));
  }

  @Override
  public Reply failure(Failure failure, ReceivedRequest request) {
    return switch (failure.kind()) {
      case MISSING_CREDENTIAL -> OAuthErrors.invalidClient();
      case INVALID_TOKEN ->
          OAuthErrors.reply(400, "invalid_grant", "The refresh token is not valid");
      case EXPIRED_TOKEN ->
          OAuthErrors.reply(400, "invalid_grant", "The refresh token has expired");
      case REVOKED_TOKEN -> OAuthErrors.reply(400, "invalid_grant", "The session is not active");
      case SUSPENDED_USER -> OAuthErrors.reply(400, "invalid_grant", "User disabled");
      case SECOND_FACTOR ->
          OAuthErrors.reply(400, "interaction_required", "A second factor is needed");
      case PERMISSION_DENIED ->
          failure.scopes().isEmpty()
              ? OAuthErrors.reply(400, "unauthorized_client", "The client may not use this grant")
              : OAuthErrors.reply(400, "invalid_scope", "A scope is not granted");
      case INVALID_REQUEST -> OAuthErrors.reply(400, "invalid_request", "The request is not valid");
      case NOT_FOUND, NO_SUCH_PATH -> Reply.empty(404);
      case WRONG_METHOD -> Reply.empty(405).withHeader("Allow", "POST");
      case RATE_LIMITED -> Reply.empty(429).withRetryAfter(failure.retryAfter());
      case UNAVAILABLE -> Gateway.unavailable().withRetryAfter(failure.retryAfter());
      case INTERNAL_ERROR ->
          OAuthErrors.reply(500, "unknown_error", "An unexpected error occurred");
      case INSIDE_SUCCESS -> throw failure.unsupported();
    };
  }
}
