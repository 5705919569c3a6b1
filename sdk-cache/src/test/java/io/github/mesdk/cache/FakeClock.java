package io.github.mesdk.cache;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A wall clock and a monotonic one that stand still until they are moved, and what waits for it.
 */
final class FakeClock implements InstantSource, Timer {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final Set<Wait> waits = ConcurrentHashMap.newKeySet();
  private final AtomicReference<Runnable> atNextLook = new AtomicReference<>();
  private volatile Duration passed = Duration.ZERO;
  private volatile Duration set = Duration.ZERO;

  private record Wait(Duration end, Runnable task) {}

  /** Does this in the moment in which somebody next asks for the time of day. */
  void atNextLook(Runnable step) {
    atNextLook.set(step);
  }

  @Override
  public Instant instant() {
    Runnable step = atNextLook.getAndSet(null);
    if (step != null) {
      step.run();
    }
    return START.plus(passed).plus(set);
  }

  long nanoTime() {
    // It starts where it is about to overflow, as the real one may.
    return Long.MAX_VALUE - 5 + passed.toNanos();
  }

  void advanceSeconds(long seconds) {
    advance(Duration.ofSeconds(seconds));
  }

  /** Time passes, by both clocks; what is late by then is run here. */
  void advance(Duration time) {
    passed = passed.plus(time);
    late().forEach(Runnable::run);
  }

  /** Somebody sets the wall clock; no time passes. */
  void setAhead(Duration time) {
    set = set.plus(time);
  }

  @Override
  public void runLate(Runnable task, long nanos, CompletableFuture<?> unless) {
    Wait wait = new Wait(passed.plusNanos(nanos), task);
    waits.add(wait);
    CompletableFuture<?> unused = unless.whenComplete((answer, failure) -> waits.remove(wait));
  }

  private List<Runnable> late() {
    return waits.stream()
        .filter(wait -> wait.end().compareTo(passed) <= 0)
        .filter(waits::remove)
        .map(Wait::task)
        .toList();
  }
}
