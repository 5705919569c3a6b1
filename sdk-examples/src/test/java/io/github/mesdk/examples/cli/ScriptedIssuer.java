package io.github.mesdk.examples.cli;

import io.github.mesdk.testkit.internal.NoDelaySockets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;

/** An issuer with a discovery document and scripted responses for each path. */
final class ScriptedIssuer extends Dispatcher implements AutoCloseable {
  private final MockWebServer server = NoDelaySockets.newServer();
  private final Map<String, Queue<MockResponse>> answers = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  ScriptedIssuer() {
    server.setDispatcher(this);
    try {
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    describe("'jwks_uri':'ISSUER/keys'");
  }

  /** Publishes these members in the discovery document, besides the usual ones. */
  void describe(String members) {
    answers.remove("/.well-known/openid-configuration");
    answer(
        "/.well-known/openid-configuration",
        200,
        """
        {'issuer':'ISSUER','authorization_endpoint':'ISSUER/authorize',
         'token_endpoint':'ISSUER/token','userinfo_endpoint':'ISSUER/me',
         'device_authorization_endpoint':'ISSUER/device',%s}\
        """
            .formatted(members));
  }

  String address() {
    return "http://127.0.0.1:" + server.getPort();
  }

  /** Adds a JSON response for the path. The last response of a path is repeated. */
  void answer(String path, int status, String json) {
    answer(path, status, "application/json", json.replace('\'', '"').replace("ISSUER", address()));
  }

  /** Adds a response with this media type and exactly this body. */
  void answer(String path, int status, String mediaType, String body) {
    answers
        .computeIfAbsent(path, none -> new ConcurrentLinkedQueue<>())
        .add(
            new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", mediaType)
                .body(body)
                .build());
  }

  /** Returns the paths of all requests, each with the form that the client sent. */
  List<String> requests() {
    return requests;
  }

  @Override
  public MockResponse dispatch(RecordedRequest request) {
    String path = request.getUrl().encodedPath();
    String form = request.getBody() == null ? "" : " " + request.getBody().utf8();
    requests.add(path + form);
    Queue<MockResponse> script = answers.get(path);
    if (script == null) {
      return new MockResponse.Builder().code(404).build();
    }
    @Nullable MockResponse next = script.size() > 1 ? script.poll() : script.peek();
    return next == null ? new MockResponse.Builder().code(404).build() : next;
  }

  @Override
  public void close() {
    server.close();
  }
}
