package io.github.mesdk.testkit;

import java.time.Instant;
import java.util.Optional;

/**
 * A person's answer to a sign-in request.
 *
 * @param user the user who signs in; empty if the person declined
 * @param at when the person answered
 */
record Decision(Optional<MockUser> user, Instant at) {

  /** What was approved; empty if it was declined, or the user is suspended. */
  Optional<Login> login(String clientId, String scope, Optional<String> nonce) {
    return user.map(approved -> approved.at(MockSystem.OIDC))
        .filter(approved -> !approved.suspended())
        .map(approved ->
            new Login(TokenOwner.of(clientId), approved, scope, Optional.of(at), nonce));
  }
}
