package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.error.UnavailableException;
import io.github.mesdk.model.pulse.UserSession;
import io.github.mesdk.provider.Pulse;
import io.github.mesdk.retry.RetryPolicy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AskTest {
  private static final String ADA =
      "{\"id\": 7, \"email\": \"ada@example.com\", \"token\": \"t\", \"active\": true}";

  private HttpServer server;
  private MeClient<UserSession> pulse;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    pulse = MeClient.builder(Pulse.at(address)).retryPolicy(RetryPolicy.none()).build();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answers(int status, String body) {
    server.createContext(
        "/",
        exchange -> {
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  @Test
  void anAnswerIsRead() throws Exception {
    answers(200, ADA);
    assertEquals("ada@example.com", pulse.me(MeRequest.ofToken("t")).email());
    assertEquals(Optional.of(true), pulse.meAsync(MeRequest.ofToken("t")).get().identity().active());
  }

  @Test
  void aFailureSaysWhatItIs() {
    answers(401, "{}");
    MeRequest request = MeRequest.ofToken("t");
    assertThrows(UnauthenticatedException.class, () -> pulse.me(request));
    server.removeContext("/");
    answers(503, "");
    assertThrows(UnavailableException.class, () -> pulse.me(request));
  }
}
