package com.example;

import io.github.mesdk.testkit.MockIdentityProvider;
import io.github.mesdk.testkit.MockSystem;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class MeTest extends MeContract {
  static MockIdentityProvider provider;
  static EmbeddedServer server;

  @BeforeAll
  static void start() {
    provider = MockIdentityProvider.start();
    String address = provider.baseUrl(MockSystem.PULSE).toString();
    server =
        ApplicationContext.run(
            EmbeddedServer.class, Map.of("pulse.url", address, "micronaut.server.port", "-1"));
  }

  @AfterAll
  static void stop() {
    server.close();
    provider.close();
  }

  @Override
  MockIdentityProvider provider() {
    return provider;
  }

  @Override
  URI me() {
    return server.getURI().resolve("/me");
  }
}
