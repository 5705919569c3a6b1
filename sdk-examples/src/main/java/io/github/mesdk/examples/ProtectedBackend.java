package io.github.mesdk.examples;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.cache.MeCache;
import io.github.mesdk.error.ApiException;
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
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How does a backend protect a page without asking on each request? {@code java -cp me.jar
 * io.github.mesdk.examples.ProtectedBackend https://pulse.example.com 8080 admin}
 */
public final class ProtectedBackend {
  private static final Pattern BEARER = Pattern.compile("(?i)Bearer +([!-~]+)");

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
    Matcher bearer = BEARER.matcher(header == null ? "" : header);
    if (!bearer.matches()) {
      refuse(exchange, 401, "WWW-Authenticate", "Bearer", "sign in");
      return;
    }
    try {
      Identity who = pulse.me(MeRequest.withToken(bearer.group(1))).identity();
      boolean isAllowed = who.active().orElse(true) && who.roles().contains(role);
      send(exchange, isAllowed ? 200 : 403, isAllowed ? "for " + who.subject() : "not for you");
    } catch (UnauthenticatedException badToken) {
      String why = "Bearer error=\"invalid_token\"";
      refuse(exchange, 401, "WWW-Authenticate", why, "sign in again");
    } catch (PermissionDeniedException denied) {
      send(exchange, 403, "not for you");
    } catch (MeException outage) { // says nothing about the user
      refuse(exchange, 503, "Retry-After", "" + pause(outage).toSeconds(), "try again");
    }
  }

  private static Duration pause(MeException outage) {
    Duration usual = Duration.ofSeconds(5);
    return outage instanceof ApiException api ? api.error().retryAfter().orElse(usual) : usual;
  }

  private static void refuse(
      HttpExchange exchange, int status, String header, String value, String text)
      throws IOException {
    exchange.getResponseHeaders().set(header, value);
    send(exchange, status, text);
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    exchange.sendResponseHeaders(status, 0); // chunked
    exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
    exchange.close();
  }
}
