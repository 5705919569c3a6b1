package io.github.mesdk.cache;

/**
 * What a cache has done since it was made. A call may count twice: as a miss or as coalesced when
 * it begins to wait, and then as stale when a stale answer stands in, or as rejected.
 *
 * @param hits calls answered from memory, within the time to live
 * @param misses calls for which the service was to be asked, without refreshes in the background
 * @param coalesced calls that waited for an answer which another call had asked for
 * @param stale calls answered from memory beyond the time to live
 * @param negative calls refused because the service had just rejected the token
 * @param evicted answers that were evicted to make room for others
 * @param rejected calls, and refreshes in the background, for which the queue had no place
 */
public record MeCacheStats(
    long hits,
    long misses,
    long coalesced,
    long stale,
    long negative,
    long evicted,
    long rejected) {}
