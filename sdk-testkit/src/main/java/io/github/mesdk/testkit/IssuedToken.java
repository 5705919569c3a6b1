package io.github.mesdk.testkit;

/** An issued token, which can expire or be revoked. Thread-safe. */
interface IssuedToken {

  /** Replaces the script for the requests with this token. */
  OutcomeScript newScript();

  /** Expires it now. */
  void expire();

  /** Revokes it. */
  void revoke();
}
