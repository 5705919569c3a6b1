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
   * Returns where the answer of the call came from, as the client's cache reported it last. {@link
   * CacheOutcome#SECOND_LEVEL_HIT} if the call started a load that the second level answered. Never
   * an eviction, and never a failure of the second level. Absent without a cache.
   */
  public Optional<CacheOutcome> cacheOutcome() {
    return Optional.ofNullable(cacheOutcome.get());
  }

  void endWith(MeEvent ended) {
    event = ended;
  }

  void cacheUsed(CacheOutcome outcome) {
    cacheOutcome.updateAndGet(earlier -> next(earlier, outcome));
  }

  /** The call gets the stale answer, whatever becomes of the load in the background. */
  private static @Nullable CacheOutcome next(@Nullable CacheOutcome earlier, CacheOutcome latest) {
    return switch (latest) {
      case EVICTED, SECOND_LEVEL_FAILED, SECOND_LEVEL_UNREADABLE -> earlier;
      case REJECTED -> earlier == CacheOutcome.STALE ? earlier : latest;
      case SECOND_LEVEL_HIT -> earlier == CacheOutcome.MISS ? latest : earlier;
      case HIT, MISS, COALESCED, STALE, NEGATIVE -> latest;
    };
  }
}
