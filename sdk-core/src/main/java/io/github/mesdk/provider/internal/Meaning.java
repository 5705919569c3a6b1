package io.github.mesdk.provider.internal;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.error.UnauthenticatedReason;
import org.jspecify.annotations.Nullable;

/**
 * The meaning of an error code or of another sign of failure.
 *
 * @param kind the kind of failure
 * @param reason why the token was rejected; null unless the kind is unauthenticated
 * @param retryable whether a retry may help, independent of the status
 */
public record Meaning(ErrorKind kind, @Nullable UnauthenticatedReason reason, boolean retryable) {

  /** Creates a meaning. */
  public Meaning {
    requireNonNull(kind, "kind");
    if ((kind == ErrorKind.UNAUTHENTICATED) != (reason != null)) {
      throw new IllegalArgumentException(
          "a reason is required for unauthenticated and allowed for no other kind");
    }
  }

  /**
   * Returns the meaning of a failure of this kind. Whether the failure is retryable depends on the
   * status.
   *
   * @param reason why the token was rejected, if the kind is unauthenticated
   */
  public static Meaning of(ErrorKind kind, UnauthenticatedReason reason) {
    return new Meaning(kind, kind == ErrorKind.UNAUTHENTICATED ? reason : null, false);
  }

  /**
   * Returns the meaning of a failure of this kind. The failure is retryable if failures of this
   * kind are usually temporary.
   */
  public static Meaning of(ErrorKind kind) {
    boolean retryable = kind == ErrorKind.RATE_LIMITED || kind == ErrorKind.UNAVAILABLE;
    return new Meaning(kind, null, retryable);
  }

  /** Returns the meaning of a token that was rejected for this reason. */
  public static Meaning unauthenticated(UnauthenticatedReason reason) {
    return new Meaning(ErrorKind.UNAUTHENTICATED, reason, false);
  }
}
