package io.github.mesdk.fuzz.soak;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with a run, each in a sentence. */
final class Verdict {
  private static final int FIRST_MINUTE = 60;

  /** How long it takes for growth to be told from chance. */
  private static final int COMPARED_SECONDS = 60;

  private Verdict() {}

  /**
   * Nothing if the run is passed.
   *
   * @param served whether the servers were there to the end
   * @param leaks how many connections were left behind
   */
  static List<String> of(boolean served, Outcomes outcomes, long leaks, List<Line> lines) {
    if (!served || lines.isEmpty()) {
      return List.of("the servers or the callers ended early");
    }
    List<String> faults = new ArrayList<>();
    if (outcomes.calls() != outcomes.ended()) {
      faults.add((outcomes.calls() - outcomes.ended()) + " calls without an end");
    }
    if (outcomes.wrong() > 0) {
      faults.add(outcomes.wrong() + " calls ended late or in what they must not");
    }
    if (leaks > 0) {
      faults.add(leaks + " connections were left behind");
    }
    if (isCompared(lines)) {
      faults.addAll(lines.get(lines.size() - 1).grownSince(firstMinute(lines)));
    }
    return faults;
  }

  /** Whether the run was long enough to say that nothing has grown. */
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
