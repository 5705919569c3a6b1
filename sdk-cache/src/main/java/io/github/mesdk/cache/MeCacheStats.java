package io.github.mesdk.cache;

/**
 * The counters of a {@link MeCache} since its creation. One call may count twice: as a miss or as
 * coalesced when it starts to wait, and later as stale or rejected.
 *
 * @param hits calls answered from the cache within the time to live
 * @param misses calls that required a new load; excludes background loads
 * @param coalesced calls that waited for the load of another call
 * @param stale calls answered from the cache after the time to live
 * @param negative calls rejected from a negative entry
 * @param evicted answers evicted to make room for others
 * @param rejected calls and background loads that found the queue full
 * @param secondLevelHits loads answered from the second level without an upstream call
 * @param secondLevelFailures operations of the second level that failed or took too long
 * @param secondLevelUnreadable entries of the second level that could not be opened or read
 */
public record MeCacheStats(
    long hits,
    long misses,
    long coalesced,
    long stale,
    long negative,
    long evicted,
    long rejected,
    long secondLevelHits,
    long secondLevelFailures,
    long secondLevelUnreadable) {}
