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
 * How does a backend ask whose request it serves? {@code java -cp me.jar
 * io.github.mesdk.examples.BackendPerRequestToken https://pulse.example.com 8080}
 */
public final class BackendPerRequestToken {
  private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();

  /** Serves until it is stopped; takes Pulse's address and a port, of which 0 is any free one. */
  public static void main(String[] args) throws IOException {
    MeClient<?> pulse = MeClient.builder(Pulse.at(URI.create(args[0]))).build(); // one, for life
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
      // The shape of all providers, never the model: Pulse's holds the live token.
      Identity who = pulse.me(MeRequest.ofToken(token)).identity();
      send(exchange, who.active().orElse(true) ? 200 : 403, who); // suspended is 403
    } catch (UnauthenticatedException | IllegalArgumentException badToken) {
      exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer error=\"invalid_token\"");
      send(exchange, 401, Map.of("error", "sign in again"));
    } catch (MeException e) { // an outage is never "not signed in"
      int status = e instanceof PermissionDeniedException ? 403 : 503;
      send(exchange, status, Map.of("error", "no answer"));
    }
  }

  private static void send(HttpExchange exchange, int status, Object answer) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, 0); // chunked
    JSON.writeValue(exchange.getResponseBody(), answer); // and the end of the exchange
  }
}
