package io.github.mesdk.fuzz.soak;

import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TransportException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts calls by outcome. Thread-safe. */
final class Outcomes {
  static final String ANSWER = "answer";

  /** The prefix of each outcome that fails the run. */
  private static final String WRONG = "WRONG: ";

  /** The time in which a call must return, on a machine that all callers and servers share. */
  private static final Duration LATEST = Targets.TIMEOUT.plusSeconds(5);

  private final LongAdder calls = new LongAdder();
  private final Map<String, LongAdder> ends = new ConcurrentHashMap<>();

  void called() {
    calls.increment();
  }

  /** The outcome of a call that returned an answer. */
  static String answer(boolean isOfExpectedUser) {
    return isOfExpectedUser ? ANSWER : WRONG + "the answer of another user";
  }

  /** The outcome of a call that threw an exception. */
  static String failure(Throwable failure) {
    if (failure instanceof TransportException transport) {
      return "TransportException " + transport.reason();
    }
    return failure instanceof MeException ? failure.getClass().getSimpleName() : WRONG + failure;
  }

  /** Records the outcome and the duration of a call. */
  void hasEnded(String end, Duration taken) {
    boolean isLate = taken.compareTo(LATEST) > 0 && !end.startsWith(WRONG);
    String name = isLate ? WRONG + "late, " + end : end;
    ends.computeIfAbsent(name, unseen -> new LongAdder()).increment();
  }

  long calls() {
    return calls.sum();
  }

  /** The number of calls that have ended. */
  long ended() {
    return ends.values().stream().mapToLong(LongAdder::sum).sum();
  }

  /**
   * The number of calls that ended late or with neither the right answer nor a {@link MeException}.
   */
  long wrong() {
    return ends.entrySet().stream()
        .filter(end -> end.getKey().startsWith(WRONG))
        .mapToLong(end -> end.getValue().sum())
        .sum();
  }

  /** The number of calls by outcome, sorted by name. */
  Map<String, Long> byName() {
    Map<String, Long> sums = new TreeMap<>();
    ends.forEach((name, count) -> sums.put(name, count.sum()));
    return sums;
  }
}
