package io.github.mesdk.spring.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.testkit.MockIdentityProvider;
import io.github.mesdk.testkit.MockSystem;
import io.github.mesdk.testkit.MockUser;
import io.github.mesdk.testkit.Outcome;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;

/** An application with its own security chain and a customized client. */
class OwnChainTest {
  private static RunningApp app(MockIdentityProvider kit, String... more) {
    Stream<String> common =
        Stream.of(
            "mesdk.provider=pulse",
            "mesdk.timeout=30s",
            "mesdk.base-url=" + kit.baseUrl(MockSystem.PULSE));
    String[] settings = Stream.concat(common, Stream.of(more)).toArray(String[]::new);
    return new RunningApp(WebApplicationType.SERVLET, OwnChainApp.class, settings);
  }

  @Test
  void theChainOfTheApplicationUsesTheStarter() throws Exception {
    try (MockIdentityProvider kit = MockIdentityProvider.start();
        RunningApp app = app(kit)) {
      MockUser ada = MockUser.builder().id("7").givenName("Ada").familyName("Lovelace").build();
      String token = kit.signIn(MockSystem.PULSE, ada);
      assertThat(app.get("/hello", token).body()).startsWith("Hello, ");
      assertThat(app.get("/admin", token).statusCode()).isEqualTo(403);
      assertThat(app.get("/hello").statusCode()).isEqualTo(401);
      assertThat(kit.requests().get(0).header("X-Gateway")).contains("me");
      String other = kit.signIn(MockSystem.PULSE, ada);
      kit.script(other).thenAlways(Outcome.unavailable());
      HttpResponse<String> response = app.get("/hello", other);
      assertThat(response.statusCode()).isEqualTo(503);
      assertThat(response.headers().firstValue("Retry-After")).isPresent();
    }
  }

  /** The context of a management port has the security chain, and its own filters. */
  @Test
  void anOutageIsA503OnTheManagementPortToo() throws Exception {
    try (MockIdentityProvider kit = MockIdentityProvider.start();
        RunningApp app = app(kit, "management.server.port=0")) {
      String token = kit.token(MockSystem.PULSE);
      kit.script(token).thenAlways(Outcome.unavailable());
      String port = app.context().getEnvironment().getRequiredProperty("local.management.port");
      URI health = URI.create("http://localhost:" + port + "/actuator/health");
      HttpResponse<String> response =
          app.send(HttpRequest.newBuilder(health).header("Authorization", "Bearer " + token));
      assertThat(response.statusCode()).isEqualTo(503);
      assertThat(response.headers().firstValue("Retry-After")).isPresent();
    }
  }
}
