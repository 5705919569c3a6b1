package io.github.mesdk.cache;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** A wall clock, a monotonic clock and a timer that only the test advances. */
final class FakeClock implements InstantSource, Timer {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final Set<Wait> waits = ConcurrentHashMap.newKeySet();
  private final AtomicReference<Runnable> atNextRead = new AtomicReference<>();
  private volatile Duration passed = Duration.ZERO;
  private volatile Duration shift = Duration.ZERO;

  private record Wait(Duration end, Runnable task) {}

  /** Runs this step at the next read of the wall clock. */
  void atNextRead(Runnable step) {
    atNextRead.set(step);
  }

  @Override
  public Instant instant() {
    Runnable step = atNextRead.getAndSet(null);
    if (step != null) {
      step.run();
    }
    return START.plus(passed).plus(shift);
  }

  long nanoTime() {
    // Starts just before the overflow, because a real monotonic clock may overflow too.
    return Long.MAX_VALUE - 5 + passed.toNanos();
  }

  void advanceSeconds(long seconds) {
    advance(Duration.ofSeconds(seconds));
  }

  /** Advances both clocks and runs the timeouts that are due. */
  void advance(Duration time) {
    passed = passed.plus(time);
    due().forEach(Runnable::run);
  }

  /** Sets the wall clock only. */
  void shiftWallClock(Duration time) {
    shift = shift.plus(time);
  }

  @Override
  public void schedule(Runnable task, long nanos, CompletableFuture<?> unlessDone) {
    Wait wait = new Wait(passed.plusNanos(nanos), task);
    waits.add(wait);
    CompletableFuture<?> unused = unlessDone.whenComplete((answer, failure) -> waits.remove(wait));
  }

  /** Returns whether no task waits for its time. */
  boolean isIdle() {
    return waits.isEmpty();
  }

  private List<Runnable> due() {
    List<Wait> due = waits.stream().filter(wait -> wait.end().compareTo(passed) <= 0).toList();
    due.forEach(waits::remove);
    return due.stream().map(Wait::task).toList();
  }
}
