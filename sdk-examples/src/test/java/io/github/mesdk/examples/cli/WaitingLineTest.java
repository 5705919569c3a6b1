package io.github.mesdk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeEvent;
import io.github.mesdk.MeListener;
import io.github.mesdk.provider.Testiny;
import io.github.mesdk.retry.RetryPolicy;
import io.github.mesdk.testkit.MockIdentityProvider;
import io.github.mesdk.testkit.MockSystem;
import io.github.mesdk.testkit.Outcome;
import io.github.mesdk.testkit.WithMockIdentityProvider;
import io.github.mesdk.token.TokenProvider;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The line that a terminal shows during a wait. */
@WithMockIdentityProvider
class WaitingLineTest {
  private static final String CLEAR = "\r\u001b[K";

  private final AtomicLong nanos = new AtomicLong();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private WaitingLine line(String step) {
    Shell shell = FakeTerminal.shell(80, Map.of(), new ByteArrayOutputStream(), err);
    return new WaitingLine(shell, step, nanos::get, null);
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private String shown() {
    String text = err.toString(StandardCharsets.UTF_8);
    err.reset();
    return text;
  }

  @Test
  void saysWhatTheCommandWaitsForAndHowLong() {
    try (WaitingLine line = line("oidc")) {
      pass(Duration.ofMillis(3_900));
      line.draw();
      assertThat(shown()).isEqualTo(CLEAR + "waiting for oidc: 3 s");
      line.waitFor("the sign-in");
      pass(Duration.ofSeconds(60));
      line.draw();
      assertThat(shown()).isEqualTo(CLEAR + "waiting for the sign-in: 63 s");
    }
    assertThat(shown()).isEqualTo(CLEAR);
  }

  @Test
  void saysWhenTheNextAttemptStarts(MockIdentityProvider idp) {
    String token = idp.token(MockSystem.TESTINY);
    idp.script(token).then(Outcome.unavailable()).thenSuccess();
    WaitingLine line = line("testiny");
    RetryPolicy afterLooking =
        RetryPolicy.builder()
            .maxAttempts(2)
            .backoff(Duration.ofMillis(1), Duration.ofMillis(1))
            .build();
    try (var client =
        MeClient.builder(Testiny.provider().at(idp.baseUrl(MockSystem.TESTINY)))
            .tokenProvider(TokenProvider.of(token))
            .retryPolicy(afterLooking)
            .listener(new DrawAtEachEvent(line))
            .build()) {
      client.me();
    }
    assertThat(shown())
        .contains("waiting for testiny: 0 s (unavailable; next attempt in 1 s)")
        .endsWith("waiting for testiny, attempt 2: 0 s");
  }

  /** Draws when the shown text changes, as the timer does each second. */
  private record DrawAtEachEvent(WaitingLine line) implements MeListener {
    @Override
    public void attemptStarted(MeEvent event) {
      line.attemptStarted(event);
      line.draw();
    }

    @Override
    public void retryScheduled(MeEvent event) {
      line.retryScheduled(event);
      line.draw();
    }
  }

  @Test
  void showsNothingAfterItsEnd() {
    WaitingLine line = line("oidc");
    line.close();
    line.draw();
    assertThat(shown()).isEmpty();
  }

  @Test
  void isHiddenInAPipeAndOnADumbTerminal(MockIdentityProvider idp) {
    String token = idp.token(MockSystem.TESTINY);
    idp.script(token).then(Outcome.unavailable()).thenSuccess();
    Run run = Run.callWith(token, idp, MockSystem.TESTINY);
    assertThat(run.status()).isZero();
    assertThat(run.err()).isEmpty();
    ByteArrayOutputStream unused = new ByteArrayOutputStream();
    assertThat(FakeTerminal.shell(80, Map.of("TERM", "dumb"), unused, unused).hasCursor())
        .isFalse();
    assertThat(FakeTerminal.shell(80, Map.of(), unused, unused).hasCursor()).isTrue();
  }
}
