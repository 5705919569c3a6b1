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
 * What becomes of refresh tokens that are good for one use, and whether a client can help it.
 * Tokens are numbers, of which none is given twice. One that is shown twice ends its login.
 *
 * <p>A client can help every second showing but two, both of a process that was killed while its
 * request was under way. Either the token's first showing was its last request, and nothing proves
 * that it had stored the reply; or the second showing is a request that it had sent before, and
 * that came when another process had shown the same token. Proof is that a process showed the new
 * token or said that it has it, or that a file holds it.
 */
final class RotationLedger {
  private static final long PATIENCE_SECONDS = 60;

  /**
   * One use of a token.
   *
   * @param next what came of it, if it was good
   * @param nanos when
   */
  private record Showing(String process, int token, OptionalInt next, long nanos) {}

  /** A second use, beside the one before it. */
  private record Reuse(Showing earlier, Showing later) {}

  private final Map<Integer, Showing> lastOfToken = new HashMap<>();
  private final Map<String, Showing> lastOfProcess = new HashMap<>();
  private final Map<String, Long> kills = new HashMap<>();
  private final Map<String, Semaphore> rotations = new HashMap<>();
  private final Set<Integer> stored = new HashSet<>();
  private final List<Reuse> reuses = new ArrayList<>();
  private final List<Optional<Reuse>> losses = new ArrayList<>();
  private final List<Showing> strays = new ArrayList<>();
  private int given;
  private int firstOfLogin;
  private int latest;
  private int refreshes;
  private int turns;
  private String lastProcess = "";
  private @Nullable Reuse end;

  /** Begins another login because the one before is lost, and returns its first token. */
  synchronized int signInAgain() {
    losses.add(Optional.ofNullable(end));
    end = null;
    given++;
    firstOfLogin = given;
    latest = given;
    return given;
  }

  /** A process shows a token; the next one if it was good. */
  synchronized OptionalInt show(String process, int token) {
    if (!process.equals(lastProcess)) {
      turns++;
      lastProcess = process;
    }
    OptionalInt next = next(token);
    Showing showing = new Showing(process, token, next, System.nanoTime());
    Showing earlier = lastOfToken.put(token, showing);
    lastOfProcess.put(process, showing);
    if (next.isPresent()) {
      stored.add(token);
      refreshes++;
      rotation(process).release();
    } else if (earlier != null) {
      Reuse reuse = new Reuse(earlier, showing);
      reuses.add(reuse);
      end = end == null ? reuse : end;
    } else if (end == null || token < firstOfLogin) {
      strays.add(showing);
    }
    return next;
  }

  private OptionalInt next(int token) {
    if (end != null || token != latest) {
      return OptionalInt.empty();
    }
    given++;
    latest = given;
    return OptionalInt.of(given);
  }

  private synchronized Semaphore rotation(String process) {
    return rotations.computeIfAbsent(process, unknown -> new Semaphore(0));
  }

  /** Waits until this process has used a good token. */
  boolean awaitRotation(String process) throws InterruptedException {
    Semaphore rotation = rotation(process);
    rotation.drainPermits();
    return rotation.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** A process is about to be killed. */
  synchronized void kill(String process) {
    kills.put(process, System.nanoTime());
  }

  /** This token was seen where only what was stored can be seen. */
  synchronized void prove(int token) {
    stored.add(token);
  }

  /** Whether a process used a good token and nothing proves that it stored what came of it. */
  synchronized boolean isUnderWay(String process) {
    Showing last = lastOfProcess.get(process);
    return last != null && last.next().isPresent() && !stored.contains(last.next().getAsInt());
  }

  private boolean isExcused(Reuse reuse) {
    Showing earlier = reuse.earlier();
    Showing later = reuse.later();
    boolean wasKilled = kills.getOrDefault(earlier.process(), Long.MAX_VALUE) < later.nanos();
    boolean isUnderWay = earlier.next().isEmpty() || !stored.contains(earlier.next().getAsInt());
    boolean isLast = earlier.equals(lastOfProcess.get(earlier.process()));
    boolean isOfTheDead = kills.getOrDefault(later.process(), Long.MAX_VALUE) < earlier.nanos();
    return (wasKilled && isUnderWay && isLast) || isOfTheDead;
  }

  /** How often a token was good. */
  synchronized int refreshes() {
    return refreshes;
  }

  /** How often a token came from another process than the one before. */
  synchronized int turns() {
    return turns;
  }

  /** How often a spent token was shown. */
  synchronized int reuses() {
    return reuses.size();
  }

  /** How often a spent token was shown because a process was killed with a request under way. */
  synchronized int excusedReuses() {
    return (int) reuses.stream().filter(this::isExcused).count();
  }

  /** How often a login was lost. */
  synchronized int losses() {
    return losses.size();
  }

  /** How often a login was lost because a process was killed with a request under way. */
  synchronized int excusedLosses() {
    return (int) losses.stream().flatMap(Optional::stream).filter(this::isExcused).count();
  }

  /** All that a client can help. */
  synchronized List<String> faults() {
    List<String> faults = new ArrayList<>();
    strays.forEach(showing -> faults.add("a token of a login before: " + showing));
    reuses.stream()
        .filter(reuse -> !isExcused(reuse))
        .forEach(reuse -> faults.add("a spent token: " + reuse));
    losses.stream()
        .filter(Optional::isEmpty)
        .forEach(noReason -> faults.add("a login was lost that had not ended"));
    return faults;
  }
}
