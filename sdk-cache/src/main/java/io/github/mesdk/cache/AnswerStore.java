package io.github.mesdk.cache;

import static java.util.Objects.requireNonNull;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import io.github.mesdk.CacheOutcome;
import io.github.mesdk.concurrent.AgeClock.Moment;
import io.github.mesdk.concurrent.Durations;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.internal.cache.CacheRequest;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.Identity;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Stores answers and negative entries. The two kinds have separate size limits, so entries of one
 * kind never evict entries of the other.
 */
final class AnswerStore {
  private final Cache<Key, CachedAnswer> answers;
  private final Cache<Key, NegativeEntry> negativeEntries;
  private final Keys keys;
  private final Freshness freshness;
  private final boolean storesNegativeEntries;

  /** Null without a second level. */
  private final @Nullable EntryNames names;

  AnswerStore(
      MeCacheBuilder from,
      Keys keys,
      @Nullable EntryNames names,
      Freshness freshness,
      Counters counters) {
    this.keys = keys;
    this.names = names;
    this.freshness = freshness;
    this.storesNegativeEntries = !from.negativeTimeToLive.isZero();
    Duration stale = longestStale(from);
    // Each read decides whether an answer may be served; this expiry only frees memory.
    this.answers =
        Caffeine.newBuilder()
            .maximumSize(from.maximumSize)
            .expireAfterWrite(from.timeToLive.plus(stale))
            .ticker(freshness::recentNow)
            .<Key, CachedAnswer>removalListener((key, answer, cause) -> {
              if (answer != null && cause == RemovalCause.SIZE) {
                counters.count(CacheOutcome.EVICTED);
                answer.notifyEvicted();
              }
            })
            .build();
    this.negativeEntries =
        Caffeine.newBuilder()
            .maximumSize(from.maximumNegativeEntries)
            .expireAfterWrite(
                storesNegativeEntries ? from.negativeTimeToLive : Duration.ofSeconds(1))
            .ticker(freshness::recentNow)
            .build();
  }

  /** Returns how long an answer may be served at most after its time to live. */
  static Duration longestStale(MeCacheBuilder from) {
    return Durations.longer(from.staleIfError, from.staleWhileRevalidate);
  }

  @Nullable CachedAnswer answer(Key key) {
    return answers.getIfPresent(key);
  }

  long estimatedSize() {
    return answers.estimatedSize();
  }

  Optional<UnauthenticatedException> rejection(Key key) {
    return Optional.ofNullable(negativeEntries.getIfPresent(key))
        .filter(entry -> !freshness.hasExpired(entry))
        .map(NegativeEntry::exception);
  }

  /**
   * Stores an answer, unless it has already expired, or one of its tombstones was written during
   * the load.
   */
  void put(
      Key key,
      CacheRequest request,
      Loaded<?> loaded,
      Set<Tombstone> written,
      Consumer<CacheOutcome> observer) {
    negativeEntries.invalidate(key);
    answers.invalidate(key);
    CurrentUser user = requireNonNull(loaded.answer());
    Identity identity;
    try {
      identity = user.identity();
    } catch (RuntimeException unreadable) {
      return; // nothing is stored; the caller gets the answer, and this exception from identity()
    }
    long millis = Math.min(Freshness.expiresAt(request, identity), loaded.expiresAtMillis());
    List<Tombstone> tombstones = names == null ? List.of() : names.of(request, identity);
    if (isInFuture(millis) && Collections.disjoint(tombstones, written)) {
      answers.put(
          key,
          new CachedAnswer(
              user,
              identity,
              credentialHashes(request),
              tombstones,
              loaded.at(),
              millis,
              observer));
    }
  }

  private boolean isInFuture(long expiresAtMillis) {
    return expiresAtMillis == Long.MAX_VALUE || freshness.isInFuture(expiresAtMillis);
  }

  /**
   * Records a failed load. After an outage, the stored answer remains. Any other failure removes
   * the stored answer.
   */
  void recordFailure(Key key, CacheRequest request, Throwable failure, Moment at) {
    if (FailureKinds.isOutage(failure)) {
      CachedAnswer answer = answers.getIfPresent(key);
      if (answer != null) {
        answer.markFailedReload(freshness.now());
      }
      return;
    }
    answers.invalidate(key);
    if (storesNegativeEntries && FailureKinds.mayStore(request, failure)) {
      UnauthenticatedException rejection = (UnauthenticatedException) failure;
      negativeEntries.put(
          key,
          new NegativeEntry(
              key.provider(),
              rejection.error(),
              credentialHashes(request),
              names == null ? List.of() : names.credentials(request),
              at));
    }
  }

  void invalidate(String token) {
    CredentialHash hash = keys.credential(token);
    answers.asMap().values().removeIf(answer -> answer.uses(hash));
    negativeEntries.asMap().values().removeIf(entry -> entry.credentials().contains(hash));
  }

  void invalidate(Tombstone tombstone) {
    answers.asMap().values().removeIf(answer -> answer.endsWith(tombstone));
    negativeEntries.asMap().values().removeIf(entry -> entry.tombstones().contains(tombstone));
  }

  void invalidate(Predicate<CachedAnswer> unwanted) {
    answers.asMap().values().removeIf(unwanted);
  }

  void invalidateAll() {
    answers.invalidateAll();
    negativeEntries.invalidateAll();
  }

  private List<CredentialHash> credentialHashes(CacheRequest request) {
    return Keys.credentials(request).map(keys::credential).toList();
  }
}
