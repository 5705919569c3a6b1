package io.github.mesdk.testkit;

import java.util.Optional;

/** The revocation endpoint (RFC 7009). Unknown tokens count as revoked. */
record RevocationEndpoint(TokenIssuer issuer) implements EndpointDispatcher.Handler {

  @Override
  public Reply answer(ReceivedRequest request) {
    OAuthForm form = OAuthForm.of(request);
    OidcClient client = OidcClient.of(request, form, issuer.credentials());
    String token = form.required("token");
    Optional<RefreshToken> refresh = issuer.find(token);
    Optional<SignIn> access = issuer.state().signIns().find(MockSystem.OIDC, token);
    refresh.flatMap(found -> found.session().login()).ifPresent(login -> check(login, client));
    access.flatMap(SignIn::login).ifPresent(login -> check(login, client));
    refresh.ifPresent(RefreshToken::revoke);
    access.ifPresent(SignIn::revoke);
    return OAuthErrors.uncached(Reply.empty(200));
  }

  private static void check(Login login, OidcClient client) {
    if (!login.owner().admits(client)) {
      throw OAuthErrors.rejection("unauthorized_client", "The token is another client's");
    }
  }
}
