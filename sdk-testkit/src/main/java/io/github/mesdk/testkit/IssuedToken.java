package io.github.mesdk.testkit;

/** A token that was given out, and what can become of it. Thread-safe. */
interface IssuedToken {

  /** A new script for the requests that bear it, in place of the earlier one. */
  OutcomeScript newScript();

  /** Lets it reach its end now. */
  void expire();

  /** Takes it back. */
  void revoke();
}
