package io.github.mesdk.fuzz.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.error.TransportException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static final Duration SOON = Duration.ofSeconds(2);

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

  @Test
  void answersAndFailuresInTimePass() {
    call(Outcomes.answer(true), SOON);
    call(
        Outcomes.failure(
            TransportException.of(
                "x", TransportException.Reason.TIMEOUT, "late", new IOException("late"))),
        SOON);
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
    call(Outcomes.failure(new OutOfMemoryError()), SOON);
    call(Outcomes.answer(false), SOON);
    assertThat(verdict(line(60, 10))).singleElement().asString().startsWith("2 calls");
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
