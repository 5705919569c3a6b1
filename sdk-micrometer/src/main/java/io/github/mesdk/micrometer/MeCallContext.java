package io.github.mesdk.micrometer;

import io.github.mesdk.CacheOutcome;
import io.github.mesdk.MeEvent;
import io.micrometer.observation.Observation;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What an observation knows about a call. For conventions and handlers of the application. */
public final class MeCallContext extends Observation.Context {
  private final AtomicReference<@Nullable CacheOutcome> cacheOutcome = new AtomicReference<>();
  private volatile MeEvent event;

  MeCallContext(MeEvent started) {
    this.event = started;
  }

  /**
   * Returns the event of the end of the call; while the call runs, the event of its start. See
   * {@link io.github.mesdk.MeListener#callEnded}.
   */
  public MeEvent event() {
    return event;
  }

  /**
   * Returns where the answer of the call came from: the last outcome of the client's cache for this
   * call. Never {@link CacheOutcome#EVICTED}. Absent without a cache.
   */
  public Optional<CacheOutcome> cacheOutcome() {
    return Optional.ofNullable(cacheOutcome.get());
  }

  void endWith(MeEvent ended) {
    event = ended;
  }

  void cacheUsed(CacheOutcome outcome) {
    if (outcome != CacheOutcome.EVICTED) {
      cacheOutcome.accumulateAndGet(outcome, MeCallContext::latest);
    }
  }

  /** The call gets the stale answer even if the load in the background is rejected. */
  private static @Nullable CacheOutcome latest(
      @Nullable CacheOutcome earlier, @Nullable CacheOutcome latest) {
    return earlier == CacheOutcome.STALE && latest == CacheOutcome.REJECTED ? earlier : latest;
  }
}
