package io.github.mesdk.fuzz.soak;

import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TransportException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts the calls, and how each of them ended. Thread-safe. */
final class Outcomes {
  static final String ANSWER = "answer";

  /** Begins the name of each end that there must not be. */
  private static final String WRONG = "WRONG: ";

  /** When a call must have come back, on a machine that all callers and servers share. */
  private static final Duration LATEST = Targets.TIMEOUT.plusSeconds(5);

  private final LongAdder calls = new LongAdder();
  private final Map<String, LongAdder> ends = new ConcurrentHashMap<>();

  void called() {
    calls.increment();
  }

  /** The name of an answer. */
  static String answer(boolean byTheRightUser) {
    return byTheRightUser ? ANSWER : WRONG + "the answer of somebody else";
  }

  /** The name of what a call threw, or its future failed with. */
  static String failure(Throwable failure) {
    if (failure instanceof TransportException transport) {
      return "TransportException " + transport.reason();
    }
    return failure instanceof MeException ? failure.getClass().getSimpleName() : WRONG + failure;
  }

  /** A call ended so, after so long. */
  void hasEnded(String end, Duration taken) {
    boolean isLate = taken.compareTo(LATEST) > 0 && !end.startsWith(WRONG);
    String name = isLate ? WRONG + "late, " + end : end;
    ends.computeIfAbsent(name, unseen -> new LongAdder()).increment();
  }

  long calls() {
    return calls.sum();
  }

  /** How many calls have ended, in whatever way. */
  long ended() {
    return ends.values().stream().mapToLong(LongAdder::sum).sum();
  }

  /** How many ended late, or in what is neither the right answer nor a {@link MeException}. */
  long wrong() {
    return ends.entrySet().stream()
        .filter(end -> end.getKey().startsWith(WRONG))
        .mapToLong(end -> end.getValue().sum())
        .sum();
  }

  /** The number of each end, sorted by name. */
  Map<String, Long> byName() {
    Map<String, Long> sums = new TreeMap<>();
    ends.forEach((name, count) -> sums.put(name, count.sum()));
    return sums;
  }
}
