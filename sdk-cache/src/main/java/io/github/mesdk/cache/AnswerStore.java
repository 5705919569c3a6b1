package io.github.mesdk.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import io.github.mesdk.CacheOutcome;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.internal.cache.CacheRequest;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.Identity;
import io.github.mesdk.provider.Argument;
import io.github.mesdk.token.AccessToken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Stores answers and negative entries. The two have separate size limits, so neither evicts the
 * other.
 */
final class AnswerStore {
  private final Cache<Key, CachedAnswer> answers;
  private final Cache<Key, NegativeEntry> negative;
  private final Keys keys;
  private final Freshness freshness;
  private final boolean keepsNegative;

  AnswerStore(MeCacheBuilder from, Keys keys, Freshness freshness, Counters counters) {
    this.keys = keys;
    this.freshness = freshness;
    this.keepsNegative = !from.negativeTimeToLive.isZero();
    Duration stale =
        from.staleIfError.compareTo(from.staleWhileRevalidate) > 0
            ? from.staleIfError
            : from.staleWhileRevalidate;
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
    this.negative =
        Caffeine.newBuilder()
            .maximumSize(from.maximumNegativeEntries)
            .expireAfterWrite(keepsNegative ? from.negativeTimeToLive : Duration.ofSeconds(1))
            .ticker(freshness::recentNow)
            .build();
  }

  @Nullable CachedAnswer answer(Key key) {
    return answers.getIfPresent(key);
  }

  Optional<UnauthenticatedException> rejection(Key key) {
    return Optional.ofNullable(negative.getIfPresent(key))
        .filter(entry -> !freshness.hasExpired(entry))
        .map(NegativeEntry::exception);
  }

  /** Stores an answer whose load started at {@code loadedAt}, unless it has already expired. */
  void put(
      Key key,
      CacheRequest request,
      CurrentUser user,
      long loadedAt,
      Consumer<CacheOutcome> observer) {
    negative.invalidate(key);
    answers.invalidate(key);
    Identity identity;
    try {
      identity = user.identity();
    } catch (RuntimeException unreadable) {
      return; // The caller receives the answer, and the same exception from identity().
    }
    Optional<Instant> expiry =
        Stream.of(request.token().expiresAt(), identity.expiresAt())
            .flatMap(Optional::stream)
            .min(Instant::compareTo);
    if (expiry.isEmpty() || freshness.isInFuture(expiry.get())) {
      long millis = expiry.map(Freshness::millis).orElse(Long.MAX_VALUE);
      answers.put(
          key, new CachedAnswer(user, identity, credentials(request), loadedAt, millis, observer));
    }
  }

  /**
   * Records a failed load. After an outage, the answer stays stored. Any other failure removes it.
   */
  void recordFailure(Key key, CacheRequest request, Throwable failure) {
    if (FailureKinds.isOutage(failure)) {
      CachedAnswer answer = answers.getIfPresent(key);
      if (answer != null) {
        answer.markFailed(freshness.now());
      }
      return;
    }
    answers.invalidate(key);
    // If the request has a second credential, the rejected token is the backend's, not the user's.
    boolean isUserToken = request.arguments().stream().noneMatch(Argument::secret);
    if (keepsNegative && isUserToken && FailureKinds.isRejection(failure)) {
      UnauthenticatedException rejection = (UnauthenticatedException) failure;
      negative.put(
          key,
          new NegativeEntry(
              key.provider(), rejection.error(), credentials(request), freshness.now()));
    }
  }

  void invalidate(String token) {
    Credential credential = keys.credential(token);
    answers.asMap().values().removeIf(answer -> answer.uses(credential));
    negative.asMap().values().removeIf(entry -> entry.credentials().contains(credential));
  }

  void invalidate(Predicate<CachedAnswer> unwanted) {
    answers.asMap().values().removeIf(unwanted);
  }

  void invalidateAll() {
    answers.invalidateAll();
    negative.invalidateAll();
  }

  private List<Credential> credentials(CacheRequest request) {
    return Stream.concat(
            Stream.of(request.token()).map(AccessToken::value),
            request.arguments().stream().filter(Argument::secret).map(Argument::value))
        .distinct()
        .map(keys::credential)
        .toList();
  }
}
