package io.github.mesdk.examples;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.PermissionDeniedException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.model.Identity;
import io.github.mesdk.provider.Pulse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.Executors;

/**
 * Authenticates each request of a backend with the token of that request. Run it with {@code java
 * -cp me.jar io.github.mesdk.examples.BackendPerRequestToken https://pulse.example.com 8080}.
 */
public final class BackendPerRequestToken {
  private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();

  /** Serves all requests with one client. Takes the URL of Pulse and a port (0 for any). */
  public static void main(String[] args) throws IOException {
    MeClient<?> pulse = MeClient.builder(Pulse.at(URI.create(args[0]))).build();
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[1]));
    HttpServer server = HttpServer.create(address, 0);
    server.createContext("/", exchange -> serve(pulse, exchange));
    server.setExecutor(Executors.newFixedThreadPool(16));
    server.start();
    System.out.println("listening on port " + server.getAddress().getPort());
  }

  private static void serve(MeClient<?> pulse, HttpExchange exchange) throws IOException {
    String header = exchange.getRequestHeaders().getFirst("Authorization");
    String token = header == null ? "" : header.replaceFirst("(?i)^Bearer +", "");
    try {
      // Never return the model: Pulse's model contains a live token.
      Identity user = pulse.me(MeRequest.ofToken(token)).identity();
      send(exchange, user.active().orElse(true) ? 200 : 403, user); // 403 if suspended
    } catch (UnauthenticatedException | IllegalArgumentException badToken) {
      exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer error=\"invalid_token\"");
      send(exchange, 401, Map.of("error", "sign in again"));
    } catch (MeException e) { // an outage is never "not signed in"
      int status = e instanceof PermissionDeniedException ? 403 : 503;
      send(exchange, status, Map.of("error", "try again later"));
    }
  }

  private static void send(HttpExchange exchange, int status, Object body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, 0); // chunked
    JSON.writeValue(exchange.getResponseBody(), body); // closes the exchange
  }
}
