package io.github.mesdk.fuzz.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.error.ApiError;
import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.error.TransportException.Reason;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.testkit.wire.WireFault;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static final Duration SOON = Duration.ofSeconds(2);
  private static final String FAULT = WireFault.SILENT.name();

  private final Outcomes outcomes = new Outcomes();

  private static Line line(long seconds, double threads) {
    return new Line(seconds, 0, 0, 0, new ResourceUsage(threads, 0), 0);
  }

  private List<String> verdict(Line... lines) {
    return Verdict.of(true, outcomes, 0, List.of(lines));
  }

  private void call(String end, Duration taken) {
    outcomes.called();
    outcomes.hasEnded(end, taken);
  }

  private static String failure(String server, Reason reason) {
    return Outcomes.failure(
        server, TransportException.of("x", reason, "failed", new IOException("failed")));
  }

  @Test
  void answersAndFailuresInTimePass() {
    call(Outcomes.answer(true), SOON);
    call(failure(FAULT, Reason.TIMEOUT), SOON);
    assertThat(outcomes.byName()).containsOnlyKeys("answer", "TransportException TIMEOUT");
    assertThat(verdict(line(60, 10), line(120, 10))).isEmpty();
  }

  @Test
  void aLateCallIsWrong() {
    call(Outcomes.answer(true), Targets.TIMEOUT.plusSeconds(6));
    assertThat(outcomes.wrong()).isEqualTo(1);
    assertThat(verdict(line(60, 10))).singleElement().asString().contains("late");
  }

  @Test
  void anyOtherThrowableAndTheAnswerOfAnotherUserAreWrong() {
    call(Outcomes.failure(FAULT, new OutOfMemoryError()), SOON);
    call(Outcomes.answer(false), SOON);
    assertThat(verdict(line(60, 10))).singleElement().asString().startsWith("2 calls");
  }

  @Test
  void aFailureAtTheGoodServerIsWrong() {
    call(failure(Servers.GOOD, Reason.TOO_BUSY), SOON);
    assertThat(outcomes.byName()).containsOnlyKeys("WRONG: TransportException TOO_BUSY at good");
    assertThat(verdict(line(60, 10))).singleElement().asString().startsWith("1 calls");
  }

  @Test
  void oneInAThousandCallsMayTimeOutAtTheGoodServer() {
    call(failure(Servers.GOOD, Reason.TIMEOUT), SOON);
    for (int i = 1; i < 1_000; i++) {
      call(Outcomes.answer(true), SOON);
    }
    assertThat(verdict(line(60, 10))).isEmpty();
    call(failure(Servers.GOOD, Reason.TIMEOUT), SOON);
    assertThat(verdict(line(60, 10))).containsExactly("2 calls to the good server timed out");
  }

  @Test
  void aFaultNeverMeansNotSignedIn() {
    ApiError rejected = ApiError.builder(401, ErrorKind.UNAUTHENTICATED).build();
    call(Outcomes.failure(FAULT, UnauthenticatedException.of("x", rejected)), SOON);
    assertThat(outcomes.wrong()).isEqualTo(1);
  }

  @Test
  void aCallThatDidNotEndIsReported() {
    outcomes.called();
    assertThat(verdict(line(60, 10))).containsExactly("1 calls did not end");
  }

  @Test
  void aLeakedConnectionIsReported() {
    assertThat(Verdict.of(true, outcomes, 3, List.of(line(60, 10))))
        .containsExactly("3 connections leaked");
  }

  @Test
  void growthIsComparedOverAtLeastAMinute() {
    assertThat(verdict(line(60, 10), line(120, 1_000))).singleElement().asString().contains("grew");
    List<Line> brief = List.of(line(30, 10), line(60, 10), line(90, 1_000));
    assertThat(Verdict.isCompared(brief)).isFalse();
    assertThat(Verdict.of(true, outcomes, 0, brief)).isEmpty();
    assertThat(Verdict.isCompared(List.of())).isFalse();
  }
}
