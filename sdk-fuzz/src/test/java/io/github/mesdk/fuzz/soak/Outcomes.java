package io.github.mesdk.fuzz.soak;

import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TransportException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts the calls, and how each of them ended. Thread-safe. */
final class Outcomes {
  static final String ANSWER = "answer";

  /** Begins the name of each end that there must not be. */
  private static final String WRONG = "WRONG: ";

  private final LongAdder calls = new LongAdder();
  private final Map<String, LongAdder> ends = new ConcurrentHashMap<>();

  void called() {
    calls.increment();
  }

  void answered(boolean byTheRightUser) {
    count(byTheRightUser ? ANSWER : WRONG + "the answer of somebody else");
  }

  /** A call threw this, or its future failed with it. */
  void failed(Throwable failure) {
    if (failure instanceof TransportException transport) {
      count("TransportException " + transport.reason());
    } else if (failure instanceof MeException) {
      count(failure.getClass().getSimpleName());
    } else {
      count(WRONG + failure);
    }
  }

  private void count(String end) {
    ends.computeIfAbsent(end, unseen -> new LongAdder()).increment();
  }

  long calls() {
    return calls.sum();
  }

  /** How many calls have ended, in whatever way. */
  long ended() {
    return ends.values().stream().mapToLong(LongAdder::sum).sum();
  }

  /** How many ended in what is neither the right answer nor a {@link MeException}. */
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
