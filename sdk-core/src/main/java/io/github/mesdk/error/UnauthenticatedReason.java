package io.github.mesdk.error;

/** Why a service did not accept an access token, as far as the service says. */
public enum UnauthenticatedReason {
  /** The service received no credential. */
  MISSING,
  /** The credential is wrong or revoked, or its user no longer exists. */
  INVALID,
  /** The credential has expired. */
  EXPIRED,
  /** The service requires a second factor. */
  MFA_REQUIRED,
  /** The service does not say. */
  UNKNOWN
}
