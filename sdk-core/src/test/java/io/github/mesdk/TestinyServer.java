package io.github.mesdk;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mesdk.error.MeException;
import io.github.mesdk.model.testiny.AuthInfo;
import io.github.mesdk.provider.Testiny;
import io.github.mesdk.testing.Servers;
import io.github.mesdk.testkit.internal.NoDelaySockets;
import io.github.mesdk.token.TokenProvider;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Base class of tests with a Testiny client and a scripted server. */
abstract class TestinyServer {
  static final String EXPIRED = "{\"code\":\"AUTH_TOKEN_EXPIRED\"}";

  final MockWebServer server = NoDelaySockets.newServer();

  /** The recorded waits between attempts; the test does not sleep. */
  final List<Duration> waits = Collections.synchronizedList(new ArrayList<>());

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  MeClientBuilder<AuthInfo> builder() {
    return builder(Servers.origin(server));
  }

  /** A builder of a Testiny client for this address. */
  MeClientBuilder<AuthInfo> builder(URI origin) {
    return MeClient.builder(Testiny.provider().at(origin))
        .tokenProvider(TokenProvider.of("the-token"))
        .waits(waits::add, () -> 0.5);
  }

  void answer(int status, String body) {
    server.enqueue(Servers.json(status, body));
  }

  MeException failure(MeClient<AuthInfo> client) {
    return catchThrowableOfType(MeException.class, client::me);
  }
}
