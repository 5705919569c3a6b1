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
import java.net.InetSocketAddress;
import java.net.URI;
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
    int port = Integer.parseInt(args[1]);
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
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
      Replies.challenge(exchange, "Bearer", "sign in");
      return;
    }
    try {
      Identity who = pulse.me(MeRequest.withToken(bearer.group(1))).identity();
      boolean isAllowed = who.active().orElse(true) && who.roles().contains(role);
      String answer = isAllowed ? "for " + who.subject() : "not for you";
      Replies.send(exchange, isAllowed ? 200 : 403, answer);
    } catch (UnauthenticatedException badToken) {
      Replies.challenge(exchange, "Bearer error=\"invalid_token\"", "sign in again");
    } catch (PermissionDeniedException denied) {
      Replies.send(exchange, 403, "not for you");
    } catch (MeException outage) { // says nothing about the user
      Replies.tryLater(exchange, outage, "try again");
    }
  }
}
