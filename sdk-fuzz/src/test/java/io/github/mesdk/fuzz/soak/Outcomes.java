package io.github.mesdk.fuzz.soak;

import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.error.UnauthenticatedException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts calls by outcome. Thread-safe. */
final class Outcomes {
  static final String ANSWER = "answer";

  /** A timeout at the good server, which a busy machine can cause. */
  static final String GOOD_TIMEOUT = "timeout at the good server";

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

  /**
   * The outcome of a call that threw an exception. All servers accept the token, so an {@link
   * UnauthenticatedException} is wrong at each of them. At the good server, any failure other than
   * a timeout is wrong.
   *
   * @param server the name of the server's fault, or {@link Servers#GOOD}
   */
  static String failure(String server, Throwable failure) {
    if (!(failure instanceof MeException)) {
      return WRONG + failure;
    }
    String name = failure.getClass().getSimpleName();
    if (failure instanceof TransportException transport) {
      name += " " + transport.reason();
    }
    boolean isGood = server.equals(Servers.GOOD);
    if (isGood && isTimeout(failure)) {
      return GOOD_TIMEOUT;
    }
    boolean isWrong = isGood || failure instanceof UnauthenticatedException;
    return isWrong ? WRONG + name + " at " + server : name;
  }

  private static boolean isTimeout(Throwable failure) {
    return failure instanceof TransportException transport
        && transport.reason() == TransportException.Reason.TIMEOUT;
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

  /** The number of calls that ended late or with an outcome that their server cannot cause. */
  long wrong() {
    return ends.entrySet().stream()
        .filter(end -> end.getKey().startsWith(WRONG))
        .mapToLong(end -> end.getValue().sum())
        .sum();
  }

  /** The number of calls to the good server that timed out, but not late. */
  long goodTimeouts() {
    LongAdder timeouts = ends.get(GOOD_TIMEOUT);
    return timeouts == null ? 0 : timeouts.sum();
  }

  /** The number of calls by outcome, sorted by name. */
  Map<String, Long> byName() {
    Map<String, Long> sums = new TreeMap<>();
    ends.forEach((name, count) -> sums.put(name, count.sum()));
    return sums;
  }
}
