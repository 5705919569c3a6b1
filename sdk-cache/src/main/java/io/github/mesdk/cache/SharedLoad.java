package io.github.mesdk.cache;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.CacheOutcome;
import io.github.mesdk.cache.StoreCalls.StoreException;
import io.github.mesdk.concurrent.AgeClock.Moment;
import io.github.mesdk.concurrent.Durations;
import io.github.mesdk.concurrent.Interrupts;
import io.github.mesdk.internal.cache.CacheRequest;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.time.Deadline;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One load with a second level. It takes a usable result of another member. Otherwise it gets the
 * lease on the load, or waits for the member that has it, and then calls the provider. If the
 * second level fails, it calls the provider. A load without callers ends instead: its thread is
 * interrupted. Runs on the thread of the load.
 */
final class SharedLoad<T extends CurrentUser> {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(10);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(100);

  private final SharedAnswers shared;
  private final SharedEntryOf<T> entry;
  private final Load<T> load;
  private final InFlightLoads loads;
  private final Duration maxWait;

  /** What the store held before the provider is called; null if the store cannot be used. */
  private @Nullable Snapshot before;

  /** Shares what the provider returned. Until then, it only releases the lease. */
  private Consumer<CacheRequest> result;

  /**
   * Creates a load.
   *
   * @param maxWait how long this load may wait for other members
   */
  SharedLoad(
      SharedAnswers shared,
      SharedEntryOf<T> entry,
      Load<T> load,
      InFlightLoads loads,
      Duration maxWait) {
    this.loads = loads;
    this.shared = shared;
    this.entry = entry;
    this.load = load;
    this.maxWait = maxWait;
    this.result = latest -> entry.releaseLease();
  }

  /** Returns whether this load depends on the credential of the tombstone. */
  boolean uses(Tombstone tombstone) {
    return entry.uses(tombstone);
  }

  Loaded<T> run(Supplier<T> source) {
    Loaded<T> result = fromStore();
    return result != null ? result : fromProvider(source);
  }

  /** Returns the result of another member; null if this member must call the provider. */
  private @Nullable Loaded<T> fromStore() {
    if (!shared.calls.isAvailable()) {
      return null;
    }
    try {
      Loaded<T> found = waitForResult();
      shared.calls.lookupSucceeded();
      return found;
    } catch (StoreException failed) {
      // What was read before the failure still guards the answer, so it can be shared afterwards.
      shared.calls.lookupFailed(failed);
      entry.record(CacheOutcome.SECOND_LEVEL_FAILED);
    } catch (InterruptedException stopped) { // no call waits for this load any more
      throw Interrupts.during("waiting for the second level");
    }
    return null;
  }

  private @Nullable Loaded<T> waitForResult() throws StoreException, InterruptedException {
    Duration pause = FIRST_PAUSE;
    LeaseWait wait = new LeaseWait(shared.freshness, maxWait, shared.settings.leaseTime);
    Deadline deadline = shared.calls.deadline();
    boolean isLastRead = false;
    while (true) {
      Snapshot current = entry.read(deadline);
      before = current;
      Loaded<T> usable = usable(current);
      if (usable != null) {
        entry.record(CacheOutcome.SECOND_LEVEL_HIT);
        return usable;
      }
      // This member reads once more after it got the lease or may not wait any longer, because the
      // last owner may just have finished.
      if (entry.hasLease() || isLastRead) {
        return null;
      }
      if (!entry.acquireLease(current, deadline)) {
        Duration left = wait.left(entry.leaseOwner(current, deadline));
        isLastRead = left.isNegative() || left.isZero();
        if (!isLastRead) {
          shared.calls.pause(Durations.shorter(pause, left));
          pause = Durations.doubled(pause, LONGEST_PAUSE);
          deadline = shared.calls.deadline();
        }
      }
    }
  }

  private @Nullable Loaded<T> usable(Snapshot snapshot) {
    SharedEntry found = snapshot.entry().orElse(null);
    if (found == null || !shared.freshness.isInFuture(found.usableUntil())) {
      return null;
    }
    Loaded<T> loaded = entry.decode(found);
    if (loaded == null) {
      entry.recordUnreadable();
      return null;
    }
    return loads.accepts(load, entry.token(), loaded) ? loaded : null;
  }

  private Loaded<T> fromProvider(Supplier<T> source) {
    Moment startedAt = shared.freshness.now();
    Snapshot snapshot = before;
    try {
      Loaded<T> loaded = Loaded.from(source, startedAt);
      if (snapshot != null) {
        T answer = requireNonNull(loaded.answer());
        result = latest -> entry.share(snapshot, answer, latest, startedAt);
      }
      return loaded;
    } catch (Throwable failure) { // also an Error, because other members may wait for the lease
      boolean hasAnswer = loads.store.answer(load.key()) != null;
      result = latest -> entry.shareFailure(snapshot, failure, startedAt, hasAnswer);
      throw failure;
    }
  }

  /**
   * Shares the result of the provider, and releases the lease. Called at the end of each load,
   * after the waiting calls have got its result.
   *
   * @param latest of all requests that shared the load, the one with the earliest known expiry
   */
  void shareResult(CacheRequest latest) {
    try {
      result.accept(latest);
    } catch (Throwable broken) { // also an Error, because other members may wait for the lease
      entry.releaseLease();
      throw broken;
    }
  }
}
