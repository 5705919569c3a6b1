package com.example;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.model.pulse.UserSession;
import io.github.mesdk.testkit.MockIdentityProvider;
import io.github.mesdk.testkit.MockSystem;
import jakarta.ws.rs.SeBootstrap;
import java.net.URI;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MeTest extends MeContract {
  static MockIdentityProvider provider;
  static SeBootstrap.Instance server;
  static URI me;

  @BeforeAll
  static void start() {
    provider = MockIdentityProvider.start();
    server = start(new MeApplication(provider.baseUrl(MockSystem.PULSE)));
    me = server.configuration().baseUriBuilder().path("me").build();
  }

  private static SeBootstrap.Instance start(MeApplication application) {
    SeBootstrap.Configuration anyPort =
        SeBootstrap.Configuration.builder()
            .host("127.0.0.1")
            .port(SeBootstrap.Configuration.FREE_PORT)
            .build();
    return SeBootstrap.start(application, anyPort).toCompletableFuture().join();
  }

  @AfterAll
  static void stop() {
    server.stop().toCompletableFuture().join();
    provider.close();
  }

  @Override
  MockIdentityProvider provider() {
    return provider;
  }

  @Override
  URI me() {
    return me;
  }

  @Test
  void theClientIsClosedWhenTheServerStops() {
    AtomicBoolean closed = new AtomicBoolean();
    MeClient<UserSession> client =
        new MeClient<>() {
          @Override
          public UserSession me(MeRequest request) {
            throw new AssertionError("no request was sent");
          }

          @Override
          public void close() {
            closed.set(true);
          }
        };
    start(new MeApplication(client)).stop().toCompletableFuture().join();
    assertTrue(closed.get());
  }
}
