package io.github.mesdk.examples;

import com.sun.net.httpserver.HttpExchange;
import io.github.mesdk.error.ApiException;
import io.github.mesdk.error.MeException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What {@link ProtectedBackend} answers, in the words of HTTP. */
final class Replies {
  /** For an outage of which nobody knows how long it lasts. */
  private static final Duration USUAL_PAUSE = Duration.ofSeconds(5);

  private Replies() {}

  static void send(HttpExchange exchange, int status, String text) throws IOException {
    exchange.sendResponseHeaders(status, 0); // chunked
    exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
    exchange.close();
  }

  /** 401, with the scheme to sign in by and what was wrong (RFC 6750, section 3). */
  static void challenge(HttpExchange exchange, String challenge, String text) throws IOException {
    exchange.getResponseHeaders().set("WWW-Authenticate", challenge);
    send(exchange, 401, text);
  }

  /** 503, with the pause that the service asked for, if it did. */
  static void tryLater(HttpExchange exchange, MeException outage, String text) throws IOException {
    Duration pause =
        outage instanceof ApiException answered
            ? answered.retryAfter().orElse(USUAL_PAUSE)
            : USUAL_PAUSE;
    exchange.getResponseHeaders().set("Retry-After", String.valueOf(pause.toSeconds()));
    send(exchange, 503, text);
  }
}
