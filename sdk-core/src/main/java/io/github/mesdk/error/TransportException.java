package io.github.mesdk.error;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * The client could not reach the service, or did not receive its complete response. Such a failure
 * says nothing about the user: never treat it as "not signed in".
 */
public final class TransportException extends MeException {
  private static final long serialVersionUID = 1L;

  /** Why a transport failure happened. */
  public enum Reason {
    /** The host name could not be resolved. */
    DNS,
    /**
     * The connection failed: the server refused it, there is no route to the server, or a proxy
     * blocked it.
     */
    CONNECT,
    /** The TLS handshake failed, or the certificate is not trusted. Not retryable. */
    TLS,
    /** The connection closed before the response was complete. */
    RESET,
    /** The call timed out. */
    TIMEOUT,
    /** The calling thread was interrupted, and its interrupt flag is still set. Not retryable. */
    INTERRUPTED,
    /**
     * This process runs the maximum number of asynchronous calls, cache loads or DNS lookups, or it
     * has fetched the keys of an issuer too often.
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

  /**
   * Returns the exception for a failed call of a provider; the cause must contain no credential.
   */
  public static TransportException of(
      String provider, Reason reason, String problem, @Nullable Throwable cause) {
    return new TransportException(provider, 0, reason, problem, cause);
  }

  /** As {@link #of(String, Reason, String, Throwable)}, without a provider. */
  public static TransportException of(Reason reason, String problem, @Nullable Throwable cause) {
    return new TransportException(null, 0, reason, problem, cause);
  }

  /** Returns why the failure happened. */
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
