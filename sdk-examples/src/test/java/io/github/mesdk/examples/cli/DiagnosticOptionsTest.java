package io.github.mesdk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.testkit.MockIdentityProvider;
import io.github.mesdk.testkit.MockSystem;
import io.github.mesdk.testkit.Outcome;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DiagnosticOptionsTest {
  private final MockIdentityProvider idp = MockIdentityProvider.start();

  @AfterEach
  void stop() {
    idp.close();
  }

  @Test
  void verboseLogsEachAttemptAndEachWait() {
    String token = idp.token(MockSystem.TESTINY);
    idp.script(token).then(Outcome.unavailable()).thenAlways(Outcome.success());
    Run run = Run.callWith(token, idp, MockSystem.TESTINY, "-v");
    assertThat(run.status()).isZero();
    assertThat(run.err().lines().map(line -> line.replaceAll(" in .*", "")))
        .containsExactly(
            "testiny: attempt 1: status 503: unavailable",
            "testiny: next attempt",
            "testiny: attempt 2: status 200: answered");
    assertThat(run.err()).doesNotContain(token);
    assertThat(run.out()).doesNotContain("attempt");
  }

  @Test
  void nothingIsLoggedByDefault() {
    assertThat(Run.call(idp, MockSystem.TESTINY).err()).isEmpty();
  }

  @Test
  void verboseLogsTheAttemptsOfTheDemo() {
    Run run = Run.me(Map.of(), "demo", "-v");
    assertThat(run.err().lines()).hasSize(6).allMatch(line -> line.contains(": answered in "));
  }
}
