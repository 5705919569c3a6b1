package io.github.mesdk.oauth2;

import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.mesdk.concurrent.DaemonThreads;
import io.github.mesdk.concurrent.Interrupts;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.time.Deadline;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Receives one redirect from a browser, on a port of the loopback interface. */
final class LoopbackListener implements AutoCloseable {
  private static final String PATH = "/callback";

  /** Static, because the query is untrusted and could contain a script. */
  private static final byte[] PAGE =
      """
      <!doctype html><html lang="en"><meta charset="utf-8"><title>Sign-in</title>
      <p>You can return to the program. This page can be closed.</p></html>
      """
          .getBytes(StandardCharsets.UTF_8);

  private final HttpServer server;
  private final ExecutorService threads;
  private final AtomicBoolean isReceived = new AtomicBoolean();
  private final CompletableFuture<Map<String, List<String>>> parameters = new CompletableFuture<>();

  private LoopbackListener(HttpServer server) {
    this.server = server;
    // One thread per connection, so that an idle connection does not block the browser's.
    this.threads = Executors.newCachedThreadPool(DaemonThreads.named("mesdk-sign-in"));
  }

  static LoopbackListener open(int port) {
    try {
      InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      HttpServer server = HttpServer.create(new InetSocketAddress(loopback, port), 0);
      LoopbackListener listener = new LoopbackListener(server);
      server.setExecutor(listener.threads);
      server.createContext("/", listener::handle);
      server.start();
      return listener;
    } catch (IOException inUse) {
      throw TokenException.of("cannot listen on port " + port + " of 127.0.0.1", inUse);
    }
  }

  URI redirectUri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + PATH);
  }

  /** Waits for the redirect and returns its query parameters. */
  Map<String, List<String>> await(Deadline deadline) {
    try {
      return parameters.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      throw TokenException.unavailable("no one completed the sign-in before the deadline", null);
    } catch (InterruptedException stopped) {
      throw Interrupts.during("waiting for a person to sign in");
    } catch (ExecutionException impossible) {
      throw new IllegalStateException("the redirect never fails", impossible);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      URI target = exchange.getRequestURI();
      // Browsers also request a favicon, and some prefetch addresses.
      boolean isRedirect =
          exchange.getRequestMethod().equals("GET")
              && PATH.equals(target.getPath())
              && target.getRawQuery() != null;
      if (!isRedirect || !isReceived.compareAndSet(false, true)) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      try {
        sendPage(exchange);
      } finally {
        parameters.complete(URLUtils.parseParameters(target.getRawQuery()));
      }
    }
  }

  private static void sendPage(HttpExchange exchange) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", "text/html; charset=utf-8");
    headers.set("Cache-Control", "no-store");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Content-Security-Policy", "default-src 'none'");
    headers.set("Connection", "close");
    exchange.sendResponseHeaders(200, PAGE.length);
    exchange.getResponseBody().write(PAGE);
    exchange.getResponseBody().close();
  }

  @Override
  public void close() {
    // HttpServer.stop would return early and clear the interrupt flag.
    boolean wasInterrupted = Thread.interrupted();
    server.stop(0);
    threads.shutdownNow();
    if (wasInterrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
