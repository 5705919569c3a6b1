package io.github.mesdk.examples;

import com.sun.net.httpserver.HttpExchange;
import io.github.mesdk.error.ApiException;
import io.github.mesdk.error.MeException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Sends the HTTP responses of {@link ProtectedBackend}. */
final class Replies {
  /** The {@code Retry-After} to send if the service sends none. */
  private static final Duration DEFAULT_RETRY_AFTER = Duration.ofSeconds(5);

  private Replies() {}

  static void send(HttpExchange exchange, int status, String text) throws IOException {
    exchange.sendResponseHeaders(status, 0); // chunked
    exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
    exchange.close();
  }

  /** Sends 401 with a {@code WWW-Authenticate} challenge (RFC 6750, section 3). */
  static void challenge(HttpExchange exchange, String challenge, String text) throws IOException {
    exchange.getResponseHeaders().set("WWW-Authenticate", challenge);
    send(exchange, 401, text);
  }

  /** Sends 503 with the {@code Retry-After} of the service, if there is one. */
  static void tryLater(HttpExchange exchange, MeException outage, String text) throws IOException {
    Duration retryAfter =
        outage instanceof ApiException rejected
            ? rejected.retryAfter().orElse(DEFAULT_RETRY_AFTER)
            : DEFAULT_RETRY_AFTER;
    long seconds = retryAfter.plusMillis(999).toSeconds(); // rounded up
    exchange.getResponseHeaders().set("Retry-After", String.valueOf(seconds));
    send(exchange, 503, text);
  }
}
