package io.github.mesdk.token.refresh;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Records the use of single-use refresh tokens, and whether a reuse is the client's fault. Tokens
 * are numbers, and each number is issued once. A token that is used twice invalidates its login.
 *
 * <p>A reuse is excused in two cases. Both need a process that was killed while its request was in
 * flight. Either the first use was the last request of the killed process, and nothing proves that
 * it stored the reply. Or the second use is a request that the killed process had sent, which
 * arrived after another process had used the same token. A new token counts as stored when a
 * process uses or prints it, or when it is found in a file.
 */
final class RotationLedger {
  private static final long TIMEOUT_SECONDS = 60;

  /**
   * One use of a token.
   *
   * @param next the token that was issued for it; empty if it was refused
   * @param nanos the time of the use, in nanoseconds of the monotonic clock
   */
  private record Use(String process, int token, OptionalInt next, long nanos) {}

  /** A second use of a token, with the use before it. */
  private record Reuse(Use earlier, Use later) {}

  private final Map<Integer, Use> lastOfToken = new HashMap<>();
  private final Map<String, Use> lastOfProcess = new HashMap<>();
  private final Map<String, Long> kills = new HashMap<>();
  private final Map<String, Semaphore> rotations = new HashMap<>();
  private final Set<Integer> stored = new HashSet<>();
  private final List<Reuse> reuses = new ArrayList<>();
  private final List<Optional<Reuse>> losses = new ArrayList<>();
  private final List<Use> staleUses = new ArrayList<>();
  private int issued;
  private int firstOfLogin;
  private int latest;
  private int refreshes;
  private int processSwitches;
  private String lastProcess = "";
  private @Nullable Reuse end;

  /** Starts a new login after the previous one was lost, and returns its first token. */
  synchronized int signInAgain() {
    losses.add(Optional.ofNullable(end));
    end = null;
    issued++;
    firstOfLogin = issued;
    latest = issued;
    return issued;
  }

  /** Records the use of a token by a process. Returns the next token if it was valid. */
  synchronized OptionalInt use(String process, int token) {
    if (!process.equals(lastProcess)) {
      processSwitches++;
      lastProcess = process;
    }
    OptionalInt next = next(token);
    Use use = new Use(process, token, next, System.nanoTime());
    Use earlier = lastOfToken.put(token, use);
    lastOfProcess.put(process, use);
    if (next.isPresent()) {
      stored.add(token);
      refreshes++;
      rotation(process).release();
    } else if (earlier != null) {
      Reuse reuse = new Reuse(earlier, use);
      reuses.add(reuse);
      end = end == null ? reuse : end;
    } else if (end == null || token < firstOfLogin) {
      staleUses.add(use);
    }
    return next;
  }

  private OptionalInt next(int token) {
    if (end != null || token != latest) {
      return OptionalInt.empty();
    }
    issued++;
    latest = issued;
    return OptionalInt.of(issued);
  }

  private synchronized Semaphore rotation(String process) {
    return rotations.computeIfAbsent(process, unknown -> new Semaphore(0));
  }

  /** Waits until this process has used a valid token. */
  boolean awaitRotation(String process) throws InterruptedException {
    Semaphore rotation = rotation(process);
    rotation.drainPermits();
    return rotation.tryAcquire(TIMEOUT_SECONDS, TimeUnit.SECONDS);
  }

  /** Records that a process is about to be killed. */
  synchronized void kill(String process) {
    kills.put(process, System.nanoTime());
  }

  /** Records that this token was found where only stored tokens appear. */
  synchronized void markStored(int token) {
    stored.add(token);
  }

  /** Whether a process used a valid token and nothing proves that it stored the new one. */
  synchronized boolean isUnderWay(String process) {
    Use last = lastOfProcess.get(process);
    return last != null && last.next().isPresent() && !stored.contains(last.next().getAsInt());
  }

  private boolean isExcused(Reuse reuse) {
    Use earlier = reuse.earlier();
    Use later = reuse.later();
    boolean wasKilled = kills.getOrDefault(earlier.process(), Long.MAX_VALUE) < later.nanos();
    boolean isUnderWay = earlier.next().isEmpty() || !stored.contains(earlier.next().getAsInt());
    boolean isLast = earlier.equals(lastOfProcess.get(earlier.process()));
    boolean isFromKilledProcess =
        kills.getOrDefault(later.process(), Long.MAX_VALUE) < earlier.nanos();
    return (wasKilled && isUnderWay && isLast) || isFromKilledProcess;
  }

  /** The number of valid uses. */
  synchronized int refreshes() {
    return refreshes;
  }

  /** The number of uses by another process than the use before. */
  synchronized int processSwitches() {
    return processSwitches;
  }

  /** The number of uses of a spent token. */
  synchronized int reuses() {
    return reuses.size();
  }

  /** The number of reuses that a killed process with a request in flight explains. */
  synchronized int excusedReuses() {
    return (int) reuses.stream().filter(this::isExcused).count();
  }

  /** The number of lost logins. */
  synchronized int losses() {
    return losses.size();
  }

  /** The number of lost logins that a killed process with a request in flight explains. */
  synchronized int excusedLosses() {
    return (int) losses.stream().flatMap(Optional::stream).filter(this::isExcused).count();
  }

  /** All faults of the client. */
  synchronized List<String> faults() {
    List<String> faults = new ArrayList<>();
    staleUses.forEach(use -> faults.add("a token of an earlier login: " + use));
    reuses.stream()
        .filter(reuse -> !isExcused(reuse))
        .forEach(reuse -> faults.add("a spent token was sent: " + reuse));
    losses.stream()
        .filter(Optional::isEmpty)
        .forEach(unexplained -> faults.add("a login was lost without a reuse"));
    return faults;
  }
}
