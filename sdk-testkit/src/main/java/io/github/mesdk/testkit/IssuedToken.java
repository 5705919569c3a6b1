package io.github.mesdk.testkit;

/** An issued token, which can expire or be revoked. Thread-safe. */
interface IssuedToken {

  /** Replaces the script for the requests with this token. */
  OutcomeScript newScript();

  /** Makes the token expire now. */
  void expire();

  /** Revokes the token. */
  void revoke();
}
