package io.github.mesdk.testkit;

import java.time.Instant;
import java.util.Optional;

/** The introspection endpoint (RFC 7662), for the client with the secret. */
record IntrospectionEndpoint(TokenIssuer issuer) implements EndpointDispatcher.Handler {

  @Override
  public Reply answer(ReceivedRequest request) {
    OAuthForm form = OAuthForm.of(request);
    if (!OidcClient.of(request, form, issuer.credentials()).confidential()) {
      throw new RejectedRequest(OAuthErrors.invalidClient());
    }
    String token = form.required("token");
    JsonObject body =
        access(token)
            .or(() -> refresh(token))
            .orElseGet(() -> new JsonObject().put("active", false));
    return OAuthErrors.uncached(Reply.json(200, body));
  }

  private Optional<JsonObject> access(String token) {
    return issuer
        .state()
        .signIns()
        .find(MockSystem.OIDC, token)
        .filter(found -> found.problem().isEmpty())
        .map(found ->
            about(found.user(), found.login().orElseThrow())
                .put("token_type", "Bearer")
                .put("iat", found.signedInAt().getEpochSecond())
                .put("exp", found.expiresAt().getEpochSecond()));
  }

  private Optional<JsonObject> refresh(String token) {
    Instant now = issuer.state().clock().instant();
    return issuer
        .find(token)
        .filter(found -> found.problem(now).isEmpty())
        .map(RefreshToken::session)
        .map(session ->
            about(session.user(), session.login().orElseThrow())
                .put("exp", session.expiresAt().getEpochSecond()));
  }

  /** Tokens that no client has used yet are reported as those of the client with the secret. */
  private JsonObject about(MockUser user, Login login) {
    return new JsonObject()
        .put("active", true)
        .put("iss", issuer.state().issuer())
        .put("sub", user.id())
        .put("username", user.username())
        .put("client_id", login.owner().clientId().orElse(issuer.credentials().clientId()))
        .put("scope", login.scope());
  }
}
