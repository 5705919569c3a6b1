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
 * How does a backend protect a page without asking on each request? {@code java -cp me.jar
 * io.github.mesdk.examples.ProtectedBackend https://pulse.example.com 8080 admin}
 */
public final class ProtectedBackend {
  private static final Pattern BEARER = Pattern.compile("(?i)Bearer +([!-~]+)");

  /** Takes Pulse's address, a port, of which 0 is any free one, and the role that is needed. */
  public static void main(String[] args) throws IOException {
    MeCache cache = MeCache.builder().build(); // a logout calls cache.invalidate(token)
    MeClientBuilder<?> asking = MeClient.builder(Pulse.at(URI.create(args[0]))).answerCache(cache);
    MeClient<?> pulse = asking.timeout(Duration.ofSeconds(5)).build(); // no page waits longer
    InetAddress own = InetAddress.getLoopbackAddress();
    HttpServer server = HttpServer.create(new InetSocketAddress(own, Integer.parseInt(args[1])), 0);
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
      Identity who = pulse.me(MeRequest.ofToken(bearer.group(1))).identity();
      boolean isAllowed = who.active().orElse(true) && who.roles().contains(role);
      Replies.send(page, isAllowed ? 200 : 403, isAllowed ? "for " + who.subject() : "not for you");
    } catch (UnauthenticatedException badToken) {
      Replies.challenge(page, "Bearer error=\"invalid_token\"", "sign in again");
    } catch (PermissionDeniedException denied) {
      Replies.send(page, 403, "not for you");
    } catch (MeException outage) { // says nothing about the user
      Replies.tryLater(page, outage, "try again");
    }
  }
}
