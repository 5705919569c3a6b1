package io.github.mesdk.login;

import io.github.mesdk.testing.Servers;
import io.github.mesdk.testkit.internal.NoDelaySockets;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.FakeClock;
import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.TokenStore;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A scripted token endpoint, and a store with a login. */
abstract class LoginFixture {
  final MockWebServer server = NoDelaySockets.newServer();
  final FakeClock clock = new FakeClock();
  final Deadline far = Deadline.after(Duration.ofMinutes(10));
  final TokenStore store = TokenStore.inMemory();

  @BeforeEach
  void start() throws IOException {
    server.start();
    put(StoredTokens.of("refresh-0"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  void put(StoredTokens login) {
    store.update(far, before -> Optional.of(login));
  }

  URI origin() {
    return Servers.origin(server);
  }

  void answer(int status, String body) {
    server.enqueue(Servers.json(status, body));
  }

  /** Returns the method, path, credentials and body of the next request. */
  String request() throws InterruptedException {
    RecordedRequest request = server.takeRequest();
    String authorization = request.getHeaders().get("Authorization");
    return request.getMethod()
        + " "
        + request.getTarget()
        + (authorization == null ? "" : " " + authorization)
        + (request.getBody() == null ? "" : " " + request.getBody().utf8());
  }
}
