package io.github.mesdk;

/** What an {@link AnswerCache} did for one call. */
public enum CacheOutcome {
  /** The cache had a fresh answer. */
  HIT,
  /** The cache had no answer. The cache calls the provider, unless {@link #REJECTED} follows. */
  MISS,
  /** A load for the same answer was already in flight. This call waits for that load. */
  COALESCED,
  /** The cache returned a stale answer, because a newer answer is loading or cannot be loaded. */
  STALE,
  /** The cache had a negative entry: the provider rejected this token before. */
  NEGATIVE,
  /**
   * Too many loads were in flight, so the cache did not call the provider. This outcome follows
   * {@link #MISS}. It follows {@link #STALE} if the answer was due for a refresh in the background.
   */
  REJECTED,
  /** The cache evicted the answer of this call to make room for another. */
  EVICTED,
  /**
   * The load took its result from the second level, which a fleet shares, and sent no request. This
   * outcome follows the {@link #MISS} of the call that started the load.
   */
  SECOND_LEVEL_HIT,
  /** The second level failed or was too slow. The load continued without it. */
  SECOND_LEVEL_FAILED,
  /**
   * An entry of the second level was ignored. It was damaged, too large, of another format, or
   * sealed with an unknown key.
   */
  SECOND_LEVEL_UNREADABLE
}
