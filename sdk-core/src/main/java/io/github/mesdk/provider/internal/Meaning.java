package io.github.mesdk.provider.internal;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.error.UnauthenticatedReason;
import org.jspecify.annotations.Nullable;

/**
 * What a code of a provider means.
 *
 * @param kind the kind of failure
 * @param reason why the token was not accepted; null unless the kind is unauthenticated
 * @param retryable whether asking again may help, whatever the status
 */
public record Meaning(ErrorKind kind, @Nullable UnauthenticatedReason reason, boolean retryable) {

  /** Checks. */
  public Meaning {
    requireNonNull(kind, "kind");
    if ((kind == ErrorKind.UNAUTHENTICATED) != (reason != null)) {
      throw new IllegalArgumentException("a reason goes with unauthenticated, and only with it");
    }
  }

  /** A failure of this kind, retryable if such failures usually pass. */
  public static Meaning of(ErrorKind kind) {
    boolean retryable = kind == ErrorKind.RATE_LIMITED || kind == ErrorKind.UNAVAILABLE;
    return new Meaning(kind, null, retryable);
  }

  /** The token was not accepted, for this reason. */
  public static Meaning unauthenticated(UnauthenticatedReason reason) {
    return new Meaning(ErrorKind.UNAUTHENTICATED, reason, false);
  }
}
