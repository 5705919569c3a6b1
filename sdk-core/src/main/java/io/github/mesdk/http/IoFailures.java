package io.github.mesdk.http;

import io.github.mesdk.error.TransportException.Reason;
import io.github.mesdk.http.guard.NotLoopbackException;
import io.github.mesdk.time.Deadline;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.concurrent.RejectedExecutionException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What an {@link IOException} means. */
final class IoFailures {
  private static final String DIRECT_407 =
      "Received HTTP_PROXY_AUTH (407) code while not using proxy";

  private IoFailures() {}

  static TransportFailure deadlinePassed() {
    return new TransportFailure(
        Reason.TIMEOUT,
        "the call's time was up before a request could be sent",
        new InterruptedIOException("deadline passed"),
        0);
  }

  static TransportFailure of(IOException failed, int sent, boolean interrupted, Deadline deadline) {
    Reason reason = interrupted ? Reason.INTERRUPTED : reason(failed);
    boolean isOneStepLate = reason == Reason.TIMEOUT && !deadline.remaining().isZero();
    String problem =
        isOneStepLate
            ? "the service took too long to accept or to answer"
            : problem(reason, failed);
    return new TransportFailure(reason, problem, withoutServersWords(failed), sent);
  }

  /** What arrived was there before the request: an answer to somebody else's. */
  static TransportFailure notForThisRequest(int sent) {
    return new TransportFailure(
        Reason.RESET,
        "the connection held an answer that was not asked for",
        new ProtocolException("unasked answer"),
        sent);
  }

  /**
   * An interceptor of the user's own client failed, or OkHttp did over a reply that makes no sense.
   * The message may quote what it saw.
   */
  static TransportFailure ofBug(RuntimeException failed) {
    IOException shown = new IOException(failed.getClass().getName());
    shown.setStackTrace(failed.getStackTrace());
    String name = failed.getClass().getSimpleName();
    return new TransportFailure(
        Reason.RESET, "the HTTP client or an interceptor of it threw " + name, shown, 1);
  }

  /** OkHttp refuses to hand over a 407 that came without a proxy. Other sentences may quote one. */
  static boolean isDirect407(IOException failed) {
    return failed instanceof ProtocolException && DIRECT_407.equals(failed.getMessage());
  }

  private static Reason reason(IOException failed) {
    if (failed instanceof UnknownHostException) {
      return reasonOfLookup(failed.getCause());
    }
    if (failed instanceof SSLException) {
      return Reason.TLS;
    }
    if (failed instanceof ConnectException || failed instanceof NoRouteToHostException) {
      return Reason.CONNECT;
    }
    // SocketTimeoutException is an InterruptedIOException, and so is the end of the call's time.
    if (failed instanceof InterruptedIOException) {
      return Reason.TIMEOUT;
    }
    return isProxyRefusal(failed) ? Reason.CONNECT : Reason.RESET;
  }

  /** What BoundedDns can tell only by the cause of what it throws. */
  private static Reason reasonOfLookup(@Nullable Throwable cause) {
    if (cause instanceof RejectedExecutionException) {
      return Reason.TOO_BUSY;
    }
    return cause instanceof InterruptedIOException ? Reason.TIMEOUT : Reason.DNS;
  }

  /** OkHttp has no type for a proxy that does not open a tunnel. */
  private static boolean isProxyRefusal(IOException failed) {
    String message = failed.getMessage();
    return message != null
        && (message.startsWith("Unexpected response code for CONNECT")
            || message.startsWith("Failed to authenticate with proxy"));
  }

  private static String problem(Reason reason, IOException failed) {
    return switch (reason) {
      case DNS ->
          failed instanceof NotLoopbackException
              ? "the host's name means this machine but resolved to another one; name 127.0.0.1 or"
                  + " use https, for plain http would show the token to everybody on the way"
              : "the host's name was not resolved; check the base URL and the network";
      case CONNECT -> "no connection was made; check the base URL, the proxy and the network";
      case TLS ->
          "no trusted TLS connection was made; check the certificate authorities, and whether the"
              + " server speaks HTTP/1.1";
      case RESET -> "the connection ended before the answer did, or what came is no answer";
      case TIMEOUT -> "the call's time was up";
      case INTERRUPTED -> "the calling thread was interrupted";
      case TOO_BUSY ->
          "there was no thread to look the host's name up; check whether the resolver hangs, and how"
              + " many threads the process has";
    };
  }

  /** A protocol error quotes the line the server sent, and that may echo a credential. */
  private static IOException withoutServersWords(IOException failed) {
    boolean isOwnWords =
        failed instanceof UnknownHostException
            || failed instanceof SSLException
            || failed instanceof ConnectException
            || failed instanceof NoRouteToHostException
            || failed instanceof SocketTimeoutException;
    if (isOwnWords && failed.getSuppressed().length == 0) {
      return failed;
    }
    String name = failed.getClass().getName();
    IOException shown =
        failed instanceof ProtocolException ? new ProtocolException(name) : new IOException(name);
    shown.setStackTrace(failed.getStackTrace());
    return shown;
  }
}
