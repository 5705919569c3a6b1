package io.github.mesdk.testkit;

import java.time.Instant;
import java.util.Optional;

/**
 * What a person has approved: a user's sign-in to a client.
 *
 * @param scope the granted scope, as the client requested it
 * @param authTime when the person approved it
 * @param nonce the client's nonce for the ID token
 */
record Login(
    String clientId, MockUser user, String scope, Instant authTime, Optional<String> nonce) {

  boolean isOpenId() {
    return Scopes.of(scope).contains("openid");
  }
}
