package io.github.mesdk.examples.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class SlowProviderTest {

  @Test
  void theBackendWaitsForASlowProviderOnlyUntilItsTimeout() throws Exception {
    try (RunningBackend app = new RunningBackend("--mesdk.timeout=50ms")) {
      Visitor visitor = new Visitor(app.address());
      visitor.signIn(app.subject("Ada"));
      visitor.get("/");
      visitor.change("PUT", "/trouble/outage/SLOW");
      visitor.change("DELETE", "/trouble/cache");
      HttpResponse<String> me = visitor.get("/api/me");
      assertThat(me.statusCode()).isEqualTo(503);
      assertThat(me.headers().firstValue("Retry-After")).isPresent();
    }
  }
}
