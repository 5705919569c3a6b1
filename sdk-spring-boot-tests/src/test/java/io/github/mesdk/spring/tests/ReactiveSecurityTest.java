package io.github.mesdk.spring.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.testkit.MockIdentityProvider;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;

class ReactiveSecurityTest extends SecurityContract {
  @Override
  RunningApp start(String... properties) {
    return new RunningApp(WebApplicationType.REACTIVE, ReactiveApp.class, properties);
  }

  @Override
  String adminPath() {
    return "/reactive/admin";
  }

  /** Reactor Netty 1.3.7 stops reading a connection if such a request is answered at once. */
  @Test
  void quickRequestsOnOneConnectionAreAllAnswered() throws Exception {
    try (MockIdentityProvider kit = MockIdentityProvider.start()) {
      kit.discoveryEndpoint().outage();
      try (RunningApp app = start("mesdk.issuer=" + kit.issuer(), "mesdk.timeout=30s")) {
        for (int i = 0; i < 200; i++) {
          assertThat(app.get("/me", "any").statusCode()).isEqualTo(503);
        }
      }
    }
  }
}
