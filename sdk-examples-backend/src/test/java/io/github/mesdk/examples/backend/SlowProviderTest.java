package io.github.mesdk.examples.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.testkit.MockSystem;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class SlowProviderTest {
  /** The provider answers after 30 seconds. */
  private static final Duration LESS_THAN_THE_PROVIDER = Duration.ofSeconds(25);

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final long PAUSE_MILLIS = 200;

  @Test
  void theBackendWaitsForASlowProviderOnlyUntilItsTimeout() throws Exception {
    try (RunningBackend app = new RunningBackend()) {
      Visitor visitor = new Visitor(app.address());
      visitor.signIn(app.subject("Ada"));
      visitor.get("/");
      answered(visitor); // the issuer is discovered: the next request can only be for UserInfo
      visitor.change("PUT", "/trouble/outage/SLOW");
      visitor.change("DELETE", "/trouble/cache");
      app.provider().clear();
      long before = System.nanoTime();
      HttpResponse<String> me = visitor.get("/api/me");
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(LESS_THAN_THE_PROVIDER);
      assertThat(me.statusCode()).isEqualTo(503);
      assertThat(me.headers().firstValue("Retry-After")).isPresent();
      assertThat(app.provider().requests(MockSystem.OIDC))
          .isNotEmpty()
          .allMatch(
              request -> request.path().equals(app.provider().meUrl(MockSystem.OIDC).getPath()));
      visitor.change("PUT", "/trouble/outage/NONE");
      answered(visitor);
    }
  }

  /** On a busy machine, the timeout can end a call to a provider that works. */
  private static void answered(Visitor visitor) throws Exception {
    long start = System.nanoTime();
    int status = visitor.get("/api/me").statusCode();
    while (status != 200) {
      assertThat(status).isEqualTo(503);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LIMIT);
      Thread.sleep(PAUSE_MILLIS); // leaves the processors to the backend
      status = visitor.get("/api/me").statusCode();
    }
  }
}
