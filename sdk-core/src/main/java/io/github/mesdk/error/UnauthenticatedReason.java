package io.github.mesdk.error;

/** Why an access token was not accepted, as far as the service says. */
public enum UnauthenticatedReason {
  /** No credential reached the service. */
  MISSING,
  /** The credential is wrong, revoked, or its user is gone. */
  INVALID,
  /** The credential was good once and has ended. */
  EXPIRED,
  /** A second factor is needed before the service answers. */
  MFA_REQUIRED,
  /** The service does not say. */
  UNKNOWN
}
