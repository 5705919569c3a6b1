package io.github.mesdk.testing;

import java.net.URI;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** Shortcuts for MockWebServer. */
public final class Servers {
  private Servers() {}

  /** The origin of the server, with a loopback address. */
  public static URI origin(MockWebServer server) {
    return URI.create("http://127.0.0.1:" + server.getPort());
  }

  /** Makes the server send this reply to every request. */
  public static void alwaysSend(MockWebServer server, MockResponse reply) {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return reply;
          }
        });
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
