package io.github.mesdk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.testkit.MockIdentityProvider;
import io.github.mesdk.testkit.MockSystem;
import io.github.mesdk.testkit.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExitStatusTest {
  private final MockIdentityProvider idp = MockIdentityProvider.start();

  @AfterEach
  void stop() {
    idp.close();
  }

  static Stream<Arguments> outcomes() {
    Outcome redirect = Outcome.reply(302, Map.of("Location", "https://example.com/login"), "");
    return Stream.of(
        Arguments.of(Outcome.invalidRequest(), "invalid_request", null, 65),
        Arguments.of(Outcome.notFound(), "not_found", null, 67),
        Arguments.of(Outcome.unavailable(), "unavailable", null, 69),
        Arguments.of(Outcome.htmlPage(), "unavailable", null, 69),
        Arguments.of(Outcome.connectionDropped(), "transport", "reset", 69),
        Arguments.of(Outcome.cutOff(), "transport", "reset", 69),
        Arguments.of(Outcome.rateLimited(), "rate_limited", null, 75),
        Arguments.of(Outcome.notJson(), "decode", null, 76),
        Arguments.of(Outcome.emptyBody(), "decode", null, 76),
        Arguments.of(redirect, "unexpected_response", null, 76),
        Arguments.of(Outcome.invalidToken(), "unauthenticated", "invalid", 77),
        Arguments.of(Outcome.expiredToken(), "unauthenticated", "expired", 77),
        Arguments.of(Outcome.mfaRequired(), "unauthenticated", "mfa_required", 77),
        Arguments.of(Outcome.failureInSuccess(), "unauthenticated", "invalid", 77),
        Arguments.of(Outcome.permissionDenied(), "permission_denied", null, 77));
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  void dependsOnTheKindOfFailure(Outcome outcome, String kind, String reason, int status) {
    idp.outage(MockSystem.TESTINY, outcome);
    Run run = Run.call(idp, MockSystem.TESTINY, "--max-attempts", "1");
    assertThat(run.status()).isEqualTo(status);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("me: testiny: " + kind + ": ").hasLineCount(1);

    Run json = Run.call(idp, MockSystem.TESTINY, "--output", "json", "--max-attempts", "1");
    assertThat(json.status()).isEqualTo(status);
    assertThat(json.out()).isEmpty();
    String reasonMember = reason == null ? "" : ",\"reason\":\"" + reason + "\"";
    assertThat(json.err())
        .startsWith("{\"provider\":\"testiny\",\"kind\":\"" + kind + "\"" + reasonMember + ",")
        .hasLineCount(1);
    if (reason == null) {
      assertThat(json.err()).doesNotContain("\"reason\"");
    }
  }

  @ParameterizedTest
  @EnumSource(MockSystem.class)
  void isZeroWhenAProviderAnswers(MockSystem system) {
    Run run = Run.call(idp, system);
    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
  }

  @ParameterizedTest
  @EnumSource(MockSystem.class)
  void is77ForAnUnknownTokenAtEveryProvider(MockSystem system) {
    Run run = Run.callWith("unknown-token", idp, system);
    assertThat(run.status()).isEqualTo(77);
    assertThat(run.err()).contains(": unauthenticated: ").doesNotContain("unknown-token");
  }

  @Test
  void is69WhenTheConnectionIsRefused() {
    idp.close();
    String url = idp.baseUrl(MockSystem.PULSE).toString();
    Run run = Run.me(Map.of("ME_TOKEN", "t"), "pulse", "--base-url", url, "--output", "identity");
    assertThat(run.status()).isEqualTo(69);
    assertThat(run.err())
        .contains("\"kind\":\"transport\",\"reason\":\"connect\"", "\"retryable\":true");
  }

  @Test
  void is130WhenInterrupted() {
    Thread.currentThread().interrupt();
    Run run = Run.call(idp, MockSystem.PULSE);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(run.status()).isEqualTo(130);
    assertThat(run.err()).startsWith("me: pulse: transport: ");
  }

  @Test
  void is74WhenStdoutIsClosed() {
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    for (String argument : new String[] {"demo", "--help", "--version"}) {
      assertThat(Me.run(shell(closed, err), argument)).isEqualTo(74);
    }
    assertThat(err.toString(StandardCharsets.UTF_8))
        .startsWith("me: demo: stdout was closed")
        .hasLineCount(3);
  }

  private static Shell shell(OutputStream out, OutputStream err) {
    return new Shell(
        InputStream.nullInputStream(),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        Map.of(),
        Terminal.NONE);
  }

  @Test
  void is70ForABugWithoutItsStackTraceAndMessage() {
    Run run = runBroken("pulse", "--base-url", "https://pulse.example.com");
    assertThat(run.status()).isEqualTo(70);
    assertThat(run.err())
        .isEqualToIgnoringNewLines(
            "me: pulse: internal: a bug in this program (java.lang.IllegalStateException);"
                + " --stacktrace shows where");
  }

  @Test
  void stacktracePrintsTheStackTraceOfABug() {
    Run run = runBroken("pulse", "--base-url", "https://example.com", "--stacktrace");
    assertThat(run.status()).isEqualTo(70);
    assertThat(run.err()).contains("IllegalStateException: broken", "\tat io.github.mesdk.");
  }

  private static Run runBroken(String... arguments) {
    Map<String, String> broken =
        new AbstractMap<>() {
          @Override
          public Set<Entry<String, String>> entrySet() {
            throw new IllegalStateException("broken");
          }
        };
    return Run.me(broken, arguments);
  }
}
