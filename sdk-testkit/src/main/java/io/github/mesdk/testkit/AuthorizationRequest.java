package io.github.mesdk.testkit;

import java.util.Optional;

/**
 * A valid authorization request (RFC 6749, section 4.1.1; OpenID Connect Core 1.0, section 3.1.2).
 *
 * @param challenge the {@code S256} code challenge (RFC 7636)
 * @param loginHint the user to choose on the page
 * @param silent whether no page may be shown: {@code prompt=none}
 */
record AuthorizationRequest(
    String clientId,
    RedirectTarget target,
    String scope,
    Optional<String> nonce,
    Optional<String> challenge,
    Optional<String> loginHint,
    boolean silent) {

  String redirectUri() {
    return target.uri();
  }
}
