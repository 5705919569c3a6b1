package io.github.mesdk.error;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * The service was not reached, or its answer did not arrive whole. It says nothing about the user:
 * never treat it as "not signed in".
 */
public final class TransportException extends MeException {
  private static final long serialVersionUID = 1L;

  /** What failed on the way. */
  public enum Reason {
    /** The host's name was not resolved. */
    DNS,
    /** No connection was made: refused, no route, a proxy that does not let pass. */
    CONNECT,
    /** The two sides did not agree on TLS, or the certificate is not trusted. Not retryable. */
    TLS,
    /** The connection ended before the answer did. */
    RESET,
    /** The call's time was up. */
    TIMEOUT,
    /** The calling thread was interrupted; its flag is still set. Not retryable. */
    INTERRUPTED,
    /**
     * This process has no thread for it: as many calls or lookups are under way as there may be.
     */
    TOO_BUSY
  }

  private final Reason reason;

  private TransportException(
      @Nullable String provider,
      int attempts,
      Reason reason,
      String problem,
      @Nullable Throwable cause) {
    super(provider, attempts, problem, cause);
    this.reason = requireNonNull(reason, "reason");
  }

  /** A failure on the way to {@code provider}; a cause must not hold a credential. */
  public static TransportException of(
      String provider, Reason reason, String problem, @Nullable Throwable cause) {
    return new TransportException(provider, 0, reason, problem, cause);
  }

  /** As {@link #of(String, Reason, String, Throwable)}, for no provider in particular. */
  public static TransportException of(Reason reason, String problem, @Nullable Throwable cause) {
    return new TransportException(null, 0, reason, problem, cause);
  }

  /** What failed. */
  public Reason reason() {
    return reason;
  }

  @Override
  public boolean retryable() {
    return reason != Reason.TLS && reason != Reason.INTERRUPTED;
  }

  @Override
  MeException copy(@Nullable String provider, int attempts) {
    return new TransportException(provider, attempts, reason, problem(), getCause());
  }
}
