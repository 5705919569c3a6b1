package io.github.mesdk.examples;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.mesdk.MeClient;
import io.github.mesdk.MeClientBuilder;
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
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/**
 * Protects a page without calling the provider on each request. Run it with {@code java -cp me.jar
 * io.github.mesdk.examples.ProtectedBackend https://pulse.example.com 8080 admin}.
 */
public final class ProtectedBackend {
  private static final Pattern BEARER = Pattern.compile("(?i)Bearer +([!-~]+)");

  /** Takes the URL of Pulse, a port (0 for any free port), and the required role. */
  public static void main(String[] args) throws IOException {
    MeCache cache = MeCache.builder().build(); // call cache.invalidate(token) on logout
    MeClientBuilder<?> builder = MeClient.builder(Pulse.at(URI.create(args[0]))).answerCache(cache);
    MeClient<?> pulse = builder.timeout(Duration.ofSeconds(5)).build(); // limits each page too
    InetAddress ip = InetAddress.getLoopbackAddress();
    HttpServer server = HttpServer.create(new InetSocketAddress(ip, Integer.parseInt(args[1])), 0);
    server.createContext("/report", exchange -> report(exchange, pulse, args[2]));
    server.setExecutor(Executors.newFixedThreadPool(16));
    server.start();
    System.out.println("listening on port " + server.getAddress().getPort());
  }

  private static void report(HttpExchange page, MeClient<?> pulse, String role) throws IOException {
    var bearer = BEARER.matcher("" + page.getRequestHeaders().getFirst("Authorization"));
    if (!bearer.matches()) {
      Replies.challenge(page, "Bearer", "sign in");
      return;
    }
    try {
      Identity user = pulse.me(MeRequest.ofToken(bearer.group(1))).identity();
      boolean isAllowed = user.active().orElse(true) && user.roles().contains(role);
      Replies.send(page, isAllowed ? 200 : 403, isAllowed ? "for " + user.subject() : "forbidden");
    } catch (UnauthenticatedException badToken) {
      Replies.challenge(page, "Bearer error=\"invalid_token\"", "sign in again");
    } catch (PermissionDeniedException denied) {
      Replies.send(page, 403, "forbidden");
    } catch (MeException outage) { // says nothing about the user
      Replies.tryLater(page, outage, "try again");
    }
  }
}
