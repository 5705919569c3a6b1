package io.github.mesdk.oauth2;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import io.github.mesdk.concurrent.DaemonThreads;
import io.github.mesdk.concurrent.Interrupts;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.time.Deadline;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Receives the redirect or the form of a browser, on a port of the loopback interface. It logs
 * nothing. The HTTP server of the JDK is not used, because it logs the address of each request,
 * which contains the authorization code.
 */
final class RedirectListener implements AutoCloseable {
  /**
   * Any page in the browser can open connections. Beyond this limit, the listener closes the oldest
   * connection.
   */
  private static final int MAX_CONNECTIONS = 64;

  private static final int READ_TIMEOUT_MILLIS = 10_000;
  private static final ThreadFactory THREADS = DaemonThreads.named("mesdk-sign-in");

  /** How long {@link #close} waits for the system to release the port. */
  private static final int RELEASE_TIMEOUT_MILLIS = 1_000;

  private final ServerSocket server;
  private final State state;
  private final Thread acceptor = THREADS.newThread(this::acceptAll);
  private final Queue<Socket> connections = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean isComplete = new AtomicBoolean();

  /**
   * The error codes that were added to {@link #events}. Each error code is added once, so that the
   * queue stays short.
   */
  private final Set<String> reported = ConcurrentHashMap.newKeySet();

  /** Each supplier returns a response, or throws if the listener failed. */
  private final BlockingQueue<Supplier<AuthorizationResponse>> events = new LinkedBlockingQueue<>();

  private RedirectListener(ServerSocket server, State state) {
    this.server = server;
    this.state = state;
  }

  /**
   * Starts to listen.
   *
   * @param port the port; 0 for any free port
   * @param state the state that the redirect of the login repeats
   */
  static RedirectListener open(int port, State state) {
    try {
      InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      RedirectListener listener = new RedirectListener(new ServerSocket(port, 0, loopback), state);
      listener.acceptor.start();
      return listener;
    } catch (IOException inUse) {
      throw TokenException.of(
          "cannot listen on " + (port == 0 ? "any port" : "port " + port) + " of 127.0.0.1", inUse);
    }
  }

  URI redirectUri() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort() + RedirectRequest.PATH);
  }

  /**
   * Waits for the redirect of the login.
   *
   * @param onUnverifiedError receives error codes in redirects without the state of the login, if
   *     they are registered for the authorization endpoint; called on this thread
   * @param timeout the message of the exception if the deadline passes
   */
  AuthorizationResponse await(
      Deadline deadline, Consumer<String> onUnverifiedError, String timeout) {
    while (true) {
      AuthorizationResponse response = next(deadline, timeout);
      if (response.belongsTo(state)) {
        return response;
      }
      response.registeredError().ifPresent(onUnverifiedError);
    }
  }

  private AuthorizationResponse next(Deadline deadline, String timeout) {
    try {
      Supplier<AuthorizationResponse> event =
          events.poll(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
      if (event == null) {
        throw TokenException.unavailable(timeout, null);
      }
      return event.get();
    } catch (InterruptedException stopped) {
      throw Interrupts.during("waiting for a person to sign in");
    }
  }

  private void acceptAll() {
    try {
      while (true) {
        Socket connection = server.accept();
        connections.add(connection);
        if (connections.size() > MAX_CONNECTIONS) {
          close(connections.remove());
        }
        // One thread per connection, so that an idle connection does not block the redirect.
        THREADS.newThread(() -> serve(connection)).start();
      }
    } catch (IOException | RuntimeException | Error failed) {
      // After close(), no one waits for this event.
      events.add(() -> {
        throw TokenException.of("cannot accept connections on 127.0.0.1", failed);
      });
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      connection.setSoTimeout(READ_TIMEOUT_MILLIS);
      InputStream in = new BufferedInputStream(connection.getInputStream());
      respond(connection, RedirectRequest.parameters(in));
    } catch (IOException disconnected) {
      return; // a browser opens connections in advance and drops the unneeded ones
    } finally {
      connections.remove(connection);
    }
  }

  private void respond(Socket connection, Optional<String> parameters) throws IOException {
    if (parameters.isEmpty()) {
      send(connection, "404 Not Found", "This is not the address of a sign-in.");
      return;
    }
    AuthorizationResponse response =
        new AuthorizationResponse(URLUtils.parseParameters(parameters.get()));
    if (!response.belongsTo(state)) {
      response
          .registeredError()
          .filter(reported::add)
          .ifPresent(error -> events.add(() -> response));
      send(connection, "400 Bad Request", "The sign-in is not complete. Return to the program.");
    } else if (!isComplete.compareAndSet(false, true)) {
      send(connection, "404 Not Found", "The sign-in is complete already.");
    } else {
      try {
        send(connection, "200 OK", "You can return to the program. This page can be closed.");
      } finally {
        events.add(() -> response);
      }
    }
  }

  /** Sends a page with a fixed text, because the parameters could contain a script. */
  private static void send(Socket connection, String status, String text) throws IOException {
    String page =
        """
        <!doctype html><html lang="en"><meta charset="utf-8"><title>Sign-in</title>
        <p>%s</p></html>
        """
            .formatted(text);
    String head =
        """
        HTTP/1.1 %s
        Content-Type: text/html; charset=utf-8
        Content-Length: %d
        Cache-Control: no-store
        Referrer-Policy: no-referrer
        Content-Security-Policy: default-src 'none'
        Connection: close

        """
            .formatted(status, page.length())
            .replace("\n", "\r\n");
    connection.getOutputStream().write((head + page).getBytes(StandardCharsets.US_ASCII));
  }

  /** Closes all sockets. The port is free when the thread that accepts connections has ended. */
  @Override
  public void close() {
    close(server);
    connections.forEach(RedirectListener::close);
    try {
      acceptor.join(RELEASE_TIMEOUT_MILLIS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static void close(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception alreadyClosed) {
      return; // nothing depends on a socket that is no longer used
    }
  }
}
