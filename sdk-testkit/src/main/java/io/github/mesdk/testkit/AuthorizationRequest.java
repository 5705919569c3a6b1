package io.github.mesdk.testkit;

import java.util.Optional;

/**
 * A valid authorization request (RFC 6749, section 4.1.1; OpenID Connect Core 1.0, section 3.1.2).
 *
 * @param challenge the {@code S256} code challenge (RFC 7636)
 * @param loginHint the user to choose on the page, as the client knows the user
 * @param subject the only user who may sign in: that of {@code id_token_hint}
 * @param silent whether no page may be shown: {@code prompt=none}
 */
record AuthorizationRequest(
    String clientId,
    RedirectTarget target,
    String scope,
    Optional<String> nonce,
    Optional<String> challenge,
    Optional<String> loginHint,
    Optional<String> subject,
    boolean silent) {

  String redirectUri() {
    return target.uri();
  }
}
