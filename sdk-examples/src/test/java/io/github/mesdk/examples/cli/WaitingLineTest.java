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
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The line that a terminal shows during a wait. */
@WithMockIdentityProvider
class WaitingLineTest {
  private static final String CLEAR = "\r\u001b[K";

  private final AtomicLong nanos = new AtomicLong();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private WaitingLine line(String step) {
    return line(step, new FakeTerminal(80, true));
  }

  private WaitingLine line(String step, Terminal terminal) {
    Shell shell = FakeTerminal.shell(terminal, Map.of(), new ByteArrayOutputStream(), err);
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
  void makesRoomForOtherOutput() {
    try (WaitingLine line = line("the sign-in")) {
      line.writeAbove(stderr -> stderr.print("Open\n"));
      assertThat(shown()).isEqualTo("Open\n");
      line.draw();
      line.writeAbove(stderr -> stderr.print("Enter\n"));
      assertThat(shown()).isEqualTo(CLEAR + "waiting for the sign-in: 0 s" + CLEAR + "Enter\n");
    }
    assertThat(shown()).isEmpty();
  }

  /** Otherwise, a failure that is redirected to a file would not be JSON only. */
  @Test
  void isHiddenWhenStderrIsNoTerminal() {
    try (WaitingLine line = line("github", new FakeTerminal(80, false))) {
      line.draw();
      new LoginPrompt(line, OutputFormat.JSON).unverifiedError("access_denied");
    }
    assertThat(shown()).isEqualTo("{\"unverifiedError\":\"access_denied\"}\n");
  }

  /** A wrapped line would not be cleared as a whole. */
  @ParameterizedTest
  @CsvSource({"30, 29", "0, 79", "1, 0"})
  void fitsANarrowTerminal(int columns, int length) {
    String step = "s".repeat(100);
    try (WaitingLine line = line(step, new FakeTerminal(columns, true))) {
      line.draw();
      String expected = ("waiting for " + step).substring(0, length);
      assertThat(shown()).isEqualTo(length == 0 ? "" : CLEAR + expected);
    }
  }

  /** Otherwise, it would be in the way of a person who types the token. */
  @Test
  void startsAfterTheTokenWasRead(MockIdentityProvider idp) {
    List<String> events = new ArrayList<>();
    byte[] token = idp.token(MockSystem.TESTINY).getBytes(StandardCharsets.UTF_8);
    InputStream stdin =
        new FilterInputStream(new ByteArrayInputStream(token)) {
          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            events.add("token");
            return super.read(bytes, offset, length);
          }
        };
    PrintStream output = new PrintStream(err, true, StandardCharsets.UTF_8);
    Shell shell = new Shell(stdin, output, output, Map.of(), new ObservedTerminal(events));
    String url = idp.baseUrl(MockSystem.TESTINY).toString();
    assertThat(Me.run(shell, "testiny", "--base-url", url, "--token-stdin")).isZero();
    assertThat(events).contains("token").last().isEqualTo("terminal");
  }

  /** Records when the command looks whether it can show the line, or colors. */
  private record ObservedTerminal(List<String> events) implements Terminal {
    @Override
    public boolean isPresent() {
      events.add("terminal");
      return true;
    }

    @Override
    public boolean isErrPresent() {
      return false;
    }

    @Override
    public OptionalInt columns() {
      return OptionalInt.empty();
    }
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
