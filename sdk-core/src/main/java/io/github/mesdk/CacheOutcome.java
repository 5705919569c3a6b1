package io.github.mesdk;

/** What an {@link AnswerCache} did for one call. */
public enum CacheOutcome {
  /** It had the answer. */
  HIT,
  /** It had none: the service is asked, unless {@link #REJECTED} follows. */
  MISS,
  /** The service was being asked already, and this call waits for the same answer. */
  COALESCED,
  /** It gave an expired answer, because a newer one is still to come or cannot be fetched. */
  STALE,
  /** It knew that the service rejects this token. */
  NEGATIVE,
  /**
   * Too many loads were in flight, so the service was not asked. Comes after {@link #MISS}, or
   * after {@link #STALE} when the answer was to be refreshed in the background.
   */
  REJECTED,
  /** The answer to this call, which the cache kept, was evicted to make room for another. */
  EVICTED
}
