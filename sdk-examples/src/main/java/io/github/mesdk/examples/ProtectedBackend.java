package io.github.mesdk.examples;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.cache.MeCache;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.PermissionDeniedException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.model.Identity;
import io.github.mesdk.provider.Pulse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/**
 * How does a backend protect a page without asking on each request? {@code java -cp me.jar
 * io.github.mesdk.examples.ProtectedBackend https://pulse.example.com 8080 admin}
 */
public final class ProtectedBackend {
  /** Takes Pulse's address, a port, of which 0 is any free one, and the role that is needed. */
  public static void main(String[] args) throws IOException {
    MeCache cache = MeCache.builder().build(); // a logout calls cache.invalidate(token)
    MeClient<?> pulse = MeClient.builder(Pulse.at(URI.create(args[0]))).answerCache(cache).build();
    InetAddress own = InetAddress.getLoopbackAddress();
    HttpServer server = HttpServer.create(new InetSocketAddress(own, Integer.parseInt(args[1])), 0);
    server.createContext("/report", exchange -> report(exchange, pulse, args[2]));
    server.setExecutor(Executors.newFixedThreadPool(16));
    server.start();
    System.out.println("listening on port " + server.getAddress().getPort());
  }

  private static void report(HttpExchange exchange, MeClient<?> pulse, String role)
      throws IOException {
    String header = exchange.getRequestHeaders().getFirst("Authorization");
    String token = header == null ? "" : header.replaceFirst("(?i)^Bearer +", "");
    try {
      Identity who = pulse.me(MeRequest.withToken(token)).identity();
      boolean isAllowed = who.active().orElse(true) && who.roles().contains(role);
      send(exchange, isAllowed ? 200 : 403, isAllowed ? "for " + who.subject() : "not for you");
    } catch (UnauthenticatedException | IllegalArgumentException badToken) {
      exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer error=\"invalid_token\"");
      send(exchange, 401, "sign in again");
    } catch (MeException e) { // an outage says nothing about the user
      boolean isRefused = e instanceof PermissionDeniedException;
      exchange.getResponseHeaders().set("Retry-After", "5");
      send(exchange, isRefused ? 403 : 503, isRefused ? "not for you" : "try again");
    }
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    exchange.sendResponseHeaders(status, 0); // chunked
    exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
    exchange.close();
  }
}
