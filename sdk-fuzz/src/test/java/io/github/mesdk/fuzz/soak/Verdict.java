package io.github.mesdk.fuzz.soak;

import java.util.ArrayList;
import java.util.List;

/** Decides whether a run has passed. */
final class Verdict {
  private static final int FIRST_MINUTE = 60;

  /** The minimum time between two compared lines, to distinguish growth from noise. */
  private static final int COMPARED_SECONDS = 60;

  /** The share of calls that may time out at the good server. */
  private static final double TOLERATED_TIMEOUTS = 0.001;

  private Verdict() {}

  /**
   * Returns the problems of a run, each as a sentence; empty if the run has passed.
   *
   * @param serversAlive whether the servers ran to the end
   * @param leaks the number of leaked connections
   */
  static List<String> of(boolean serversAlive, Outcomes outcomes, long leaks, List<Line> lines) {
    if (!serversAlive || lines.isEmpty()) {
      return List.of("the servers or the callers ended early");
    }
    List<String> faults = new ArrayList<>();
    if (outcomes.calls() != outcomes.ended()) {
      faults.add((outcomes.calls() - outcomes.ended()) + " calls did not end");
    }
    if (outcomes.wrong() > 0) {
      faults.add(outcomes.wrong() + " calls ended late or with a wrong outcome");
    }
    if (outcomes.goodTimeouts() > outcomes.calls() * TOLERATED_TIMEOUTS) {
      faults.add(outcomes.goodTimeouts() + " calls to the good server timed out");
    }
    if (leaks > 0) {
      faults.add(leaks + " connections leaked");
    }
    if (isCompared(lines)) {
      faults.addAll(lines.get(lines.size() - 1).grownSince(firstMinute(lines)));
    }
    return faults;
  }

  /** Whether the run was long enough to compare growth. */
  static boolean isCompared(List<Line> lines) {
    return !lines.isEmpty()
        && lines.get(lines.size() - 1).seconds() - firstMinute(lines).seconds() >= COMPARED_SECONDS;
  }

  private static Line firstMinute(List<Line> lines) {
    return lines.stream()
        .filter(line -> line.seconds() >= FIRST_MINUTE)
        .findFirst()
        .orElse(lines.get(0));
  }
}
