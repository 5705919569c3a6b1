package io.github.mesdk.cache;

/**
 * What a cache has done since it was made. A question may count twice: as a miss or as coalesced
 * when it begins to wait, and besides as stale when an older answer stands in, or as rejected.
 *
 * @param hits questions answered from memory, within the answer's time
 * @param misses questions for which the service was to be asked. A renewal in the background, which
 *     a stale answer sets off, is none
 * @param coalesced questions that waited for an answer which another had asked for
 * @param stale questions answered from memory beyond the answer's time
 * @param negative questions refused because the service had just rejected the token
 * @param evicted answers that made room for others
 * @param rejected questions, or renewals of answers, for which there was no free load
 */
public record MeCacheStats(
    long hits,
    long misses,
    long coalesced,
    long stale,
    long negative,
    long evicted,
    long rejected) {}
