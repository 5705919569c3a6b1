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
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Maps an {@link IOException} to a {@link TransportFailure}. */
final class IoFailures {
  private static final String DIRECT_407 =
      "Received HTTP_PROXY_AUTH (407) code while not using proxy";

  private static final String ALERT = "Received fatal alert: ";
  private static final int MAX_CAUSES = 5;

  private IoFailures() {}

  static TransportFailure deadlinePassed() {
    return new TransportFailure(
        Reason.TIMEOUT,
        "the call timed out before a request could be sent",
        new InterruptedIOException("deadline passed"),
        0);
  }

  /** Maps {@code failed}, which ended a request to {@code url}. */
  static TransportFailure of(
      IOException failed, HttpUrl url, int sent, boolean interrupted, Deadline deadline) {
    Reason reason = interrupted ? Reason.INTERRUPTED : reason(failed);
    boolean isSocketTimeout = reason == Reason.TIMEOUT && !deadline.remaining().isZero();
    String problem =
        isSocketTimeout
            ? hostAndPort(url) + " took too long to accept the connection or to respond"
            : problem(reason, failed, url);
    return new TransportFailure(reason, problem, withoutServerText(failed), sent);
  }

  /** The response was received before the request was sent, so it belongs to another request. */
  static TransportFailure notForThisRequest(int sent) {
    return new TransportFailure(
        Reason.RESET,
        "the connection contained a response that arrived before the request was sent",
        new ProtocolException("unsolicited response"),
        sent);
  }

  /**
   * An interceptor of the caller's OkHttp client failed, or OkHttp failed on a malformed reply. The
   * message of {@code failed} is dropped because it may quote the reply.
   */
  static TransportFailure ofUncheckedException(RuntimeException failed) {
    IOException shown = new IOException(failed.getClass().getName());
    shown.setStackTrace(failed.getStackTrace());
    String name = failed.getClass().getSimpleName();
    return new TransportFailure(
        Reason.RESET, "the HTTP client or one of its interceptors threw " + name, shown, 1);
  }

  /**
   * Returns whether the service itself replied with a 407. OkHttp then throws an exception with
   * exactly this message. Other messages may quote the number.
   */
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
    // SocketTimeoutException and the timeout of the call are both InterruptedIOExceptions.
    if (failed instanceof InterruptedIOException) {
      return Reason.TIMEOUT;
    }
    return isProxyRefusal(failed) ? Reason.CONNECT : Reason.RESET;
  }

  /**
   * {@code BoundedDns} can throw only UnknownHostException. The cause of that exception says why
   * the lookup failed.
   */
  private static Reason reasonOfLookup(@Nullable Throwable cause) {
    if (cause instanceof RejectedExecutionException) {
      return Reason.TOO_BUSY;
    }
    return cause instanceof InterruptedIOException ? Reason.TIMEOUT : Reason.DNS;
  }

  /** OkHttp has no exception type for a proxy that refuses to open a tunnel. */
  private static boolean isProxyRefusal(IOException failed) {
    String message = failed.getMessage();
    return message != null
        && (message.startsWith("Unexpected response code for CONNECT")
            || message.startsWith("Failed to authenticate with proxy"));
  }

  private static String problem(Reason reason, IOException failed, HttpUrl url) {
    if (reason == Reason.DNS) {
      return lookupProblem(failed, url);
    }
    if (reason == Reason.CONNECT) {
      return "cannot connect to "
          + hostAndPort(url)
          + "; check the base URL, the proxy and the network";
    }
    if (reason == Reason.TLS) {
      return tlsProblem(failed, hostAndPort(url));
    }
    if (reason == Reason.TOO_BUSY) {
      return "no thread was available to resolve the host name "
          + url.host()
          + "; check whether the resolver hangs, and how many threads the process has";
    }
    if (reason == Reason.RESET) {
      return "the connection to "
          + hostAndPort(url)
          + " was closed before the response was complete, or the response is not valid HTTP";
    }
    return reason == Reason.TIMEOUT ? "the call timed out" : "the calling thread was interrupted";
  }

  private static String lookupProblem(IOException failed, HttpUrl url) {
    return failed instanceof NotLoopbackException
        ? "the loopback name "
            + url.host()
            + " resolved to another machine, to which plain"
            + " http would send the token unencrypted; use 127.0.0.1 or use https"
        : "cannot resolve the host name of "
            + hostAndPort(url)
            + "; check the base URL and the network";
  }

  private static String tlsProblem(IOException failed, String hostAndPort) {
    if (failed instanceof SSLPeerUnverifiedException) {
      return "the certificate of " + hostAndPort + " is for another host; check the base URL";
    }
    if (isAboutClientCertificate(failed)) {
      return hostAndPort
          + " requires a client certificate, or refused it ("
          + alert(failed)
          + "); check the certificate, its authority and its expiry";
    }
    return "cannot open a trusted TLS connection to "
        + hostAndPort
        + "; check the certificate authorities, and whether the server supports HTTP/1.1";
  }

  private static String hostAndPort(HttpUrl url) {
    String host = url.host().contains(":") ? "[" + url.host() + "]" : url.host();
    return host + ":" + url.port();
  }

  /**
   * The message of a protocol error quotes the line that the server sent, and that of a TLS failure
   * the server's certificate. Either may repeat a credential of an earlier request.
   */
  private static IOException withoutServerText(IOException failed) {
    boolean isLocalMessage =
        failed instanceof UnknownHostException
            || failed instanceof ConnectException
            || failed instanceof NoRouteToHostException
            || failed instanceof SocketTimeoutException;
    if (isLocalMessage && failed.getSuppressed().length == 0) {
      return failed;
    }
    String names = classNames(failed);
    IOException shown;
    if (failed instanceof SSLException) {
      shown = new SSLException(isAlert(failed) ? failed.getMessage() : names);
    } else {
      shown =
          failed instanceof ProtocolException
              ? new ProtocolException(names)
              : new IOException(names);
    }
    shown.setStackTrace(failed.getStackTrace());
    return shown;
  }

  /** The names of alerts are the JDK's, which may put the name in front of the message as well. */
  private static boolean isAlert(IOException failed) {
    return !alert(failed).isEmpty();
  }

  /** Returns the name of the alert that the server sent; an empty string if it sent none. */
  private static String alert(IOException failed) {
    String message = String.valueOf(failed.getMessage());
    int start = message.startsWith("(") ? message.indexOf(") ") + 2 : 0;
    return message.startsWith(ALERT, start) ? message.substring(start + ALERT.length()) : "";
  }

  private static boolean isAboutClientCertificate(IOException failed) {
    return alert(failed).contains("certificate") || alert(failed).equals("unknown_ca");
  }

  /** Returns the names of the exception and of its causes, which say what is wrong. */
  private static String classNames(Throwable failed) {
    StringBuilder names = new StringBuilder(failed.getClass().getName());
    Throwable cause = failed.getCause();
    for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
      names.append(": ").append(cause.getClass().getName());
      cause = cause.getCause();
    }
    return names.toString();
  }
}
