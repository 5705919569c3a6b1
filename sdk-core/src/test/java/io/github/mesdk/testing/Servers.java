package io.github.mesdk.testing;

import java.net.URI;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;

/** Short words for MockWebServer. */
public final class Servers {
  private Servers() {}

  /** The server's origin by its loopback literal. */
  public static URI origin(MockWebServer server) {
    return URI.create("http://127.0.0.1:" + server.getPort());
  }

  /** A JSON reply. */
  public static MockResponse json(int status, String body) {
    return new MockResponse.Builder()
        .code(status)
        .setHeader("Content-Type", "application/json")
        .body(body)
        .build();
  }
}
