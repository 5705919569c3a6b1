package io.github.mesdk.testkit;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What tokens of OpenID Connect were issued for: a user's sign-in to a client.
 *
 * @param scope the granted scope
 * @param authTime when a person approved it; empty if no person did
 * @param nonce the client's nonce for the ID token
 */
record Login(
    TokenOwner owner,
    MockUser user,
    String scope,
    Optional<Instant> authTime,
    Optional<String> nonce) {

  /** The login of tokens that a test or the client itself has got without a person. */
  static Login withoutPerson(TokenOwner owner, MockUser user, String scope) {
    return new Login(owner, user, scope, Optional.empty(), Optional.empty());
  }

  boolean isOpenId() {
    return Scopes.of(scope).contains(Scopes.OPENID);
  }

  /** Whether there is a person's sign-in that an ID token can report. */
  boolean hasIdToken() {
    return isOpenId() && authTime.isPresent();
  }

  /**
   * The login of an access token that a refresh limits (RFC 6749, section 6).
   *
   * @param requested the granted scope if empty
   * @throws RejectedRequest if it is more than was granted, or only spaces
   */
  Login narrowed(Optional<String> requested) {
    Set<String> narrower = Scopes.of(requested.orElse(scope));
    if (narrower.isEmpty() || !Scopes.of(scope).containsAll(narrower)) {
      throw OAuthErrors.rejection("invalid_scope", "The scope was not granted");
    }
    return new Login(owner, user, String.join(" ", narrower), authTime, nonce);
  }
}
