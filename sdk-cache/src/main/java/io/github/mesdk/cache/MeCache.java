package io.github.mesdk.cache;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.AnswerCache;
import io.github.mesdk.CacheOutcome;
import io.github.mesdk.concurrent.AgeClock.Moment;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.internal.cache.CacheRequest;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.AccessToken;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An in-memory cache of answers, for a backend that identifies the user of each request.
 *
 * <pre>{@code
 * MeCache cache = MeCache.builder().timeToLive(Duration.ofSeconds(30)).build();
 * MeClient<UserSession> pulse = MeClient.builder(Pulse.at(uri)).answerCache(cache).build();
 * }</pre>
 *
 * <p>Concurrent calls with the same token share one load and its failure. An answer is fresh until
 * its time to live, the token, or the session that the answer names expires, whichever is first.
 * The cache stores keyed hashes of tokens, not the tokens. However, it stores complete answers,
 * including any {@linkplain io.github.mesdk.provider.IdentityProvider#credentials() credentials} in
 * them, such as the session token of Pulse.
 *
 * <p>Thread-safe. Create one instance and use it for the life of the program. Several clients may
 * share a cache. Clients that share a cache also share its loads and its queue. Use one cache per
 * provider, so that a slow provider does not delay the users of another provider. A cache needs no
 * closing, because its threads are daemons and terminate when idle. It removes expired answers
 * during later calls.
 */
public final class MeCache implements AnswerCache {
  /** A load in the background has no caller whose deadline limits its waits. */
  private static final Duration NO_CALLER = Duration.ofHours(1);

  private final Keys keys = new Keys();
  private final Counters counters = new Counters();
  private final Freshness freshness;
  private final AnswerStore store;
  private final InFlightLoads loads;

  /** Null without a second level. */
  private final @Nullable SharedAnswers shared;

  MeCache(MeCacheBuilder from) {
    SecondLevel second = from.secondLevel;
    EntryNames names = second == null ? null : new EntryNames(second.namesKey, second.prefix);
    Timer timer = from.timer == null ? new SystemTimer() : from.timer;
    this.freshness = new Freshness(from);
    this.store = new AnswerStore(from, keys, names, freshness, counters);
    this.shared =
        second == null || names == null
            ? null
            : new SharedAnswers(second, from, names, timer, freshness, counters);
    this.loads = new InFlightLoads(from, store, shared, timer, freshness, counters);
    if (shared != null) {
      shared.subscribe(this::onTombstone);
    }
  }

  private void onTombstone(@Nullable Tombstone tombstone) {
    if (tombstone == null) {
      invalidateAllHere();
    } else {
      List<Load<?>> ended = loads.noteTombstone(tombstone);
      store.invalidate(tombstone);
      ended.forEach(loads::remove); // last, so that a new load keeps its answer
    }
  }

  /** Returns a builder with the defaults documented on {@link MeCacheBuilder}. */
  public static MeCacheBuilder builder() {
    return new MeCacheBuilder();
  }

  /**
   * Returns the cached answer or the result of a load. Called by {@link io.github.mesdk.MeClient};
   * applications do not call this method.
   */
  @Override
  public <T extends CurrentUser> CompletableFuture<T> get(
      CacheRequest request, Deadline deadline, Supplier<T> load, Consumer<CacheOutcome> observer) {
    Key key = keys.of(request);
    while (true) {
      CompletableFuture<T> cached = lookUp(key, request, load, observer);
      if (cached != null) {
        return cached;
      }
      Load<T> inFlight = loads.find(key);
      CompletableFuture<T> waiter =
          inFlight == null
              ? begin(key, request, deadline, load, observer)
              : inFlight.join(request, deadline, observer);
      if (waiter != null) {
        if (inFlight != null) {
          counters.record(CacheOutcome.COALESCED, observer);
        }
        return waiter;
      }
      // The load just ended, or another call registered a load first, so look up again.
    }
  }

  /** Returns the cached result of a request; null if the call must wait for a load. */
  private <T extends CurrentUser> @Nullable CompletableFuture<T> lookUp(
      Key key, CacheRequest request, Supplier<T> load, Consumer<CacheOutcome> observer) {
    Moment now = freshness.now();
    CachedAnswer answer = store.answer(key);
    if (answer != null && freshness.isFresh(answer, request.token(), now)) {
      counters.record(CacheOutcome.HIT, observer);
      return served(answer);
    }
    if (answer != null && freshness.mayServeStale(answer, request.token(), now)) {
      if (!freshness.isInRetryPause(answer, now)) {
        revalidate(key, request, answer, load, observer);
      }
      counters.record(CacheOutcome.STALE, observer);
      return served(answer);
    }
    Optional<UnauthenticatedException> rejection = store.rejection(key);
    if (rejection.isPresent()) {
      counters.record(CacheOutcome.NEGATIVE, observer);
      return CompletableFuture.failedFuture(rejection.get());
    }
    return null;
  }

  /**
   * Returns the answer as a completed future. The cast is safe, because the class of the answer is
   * part of the key.
   */
  @SuppressWarnings("unchecked")
  private static <T extends CurrentUser> CompletableFuture<T> served(CachedAnswer answer) {
    return CompletableFuture.completedFuture((T) answer.user());
  }

  @Override
  public void check(CacheRequest.Endpoint endpoint) {
    if (shared != null) {
      shared.check(endpoint);
    }
  }

  private <T extends CurrentUser> void revalidate(
      Key key,
      CacheRequest request,
      CachedAnswer old,
      Supplier<T> source,
      Consumer<CacheOutcome> observer) {
    Load<T> load = new Load<>(key, request, source, Deadline.after(NO_CALLER), observer, loads);
    load.continueWithoutWaiters();
    if (!loads.register(load)) {
      return;
    }
    // Another load may have ended since the lookup, and refreshed the answer or failed.
    CachedAnswer latest = store.answer(key);
    boolean isDue = latest == old && !freshness.isInRetryPause(old, freshness.now());
    if (isDue || !load.endWith(latest == null ? null : served(latest))) {
      loads.start(load, observer);
    }
  }

  /** Starts a load; returns null if another call registered a load first or the load has ended. */
  private <T extends CurrentUser> @Nullable CompletableFuture<T> begin(
      Key key,
      CacheRequest request,
      Deadline deadline,
      Supplier<T> source,
      Consumer<CacheOutcome> observer) {
    Load<T> load = new Load<>(key, request, source, deadline, observer, loads);
    if (!loads.register(load)) {
      return null;
    }
    try {
      return lookUpOrStart(load, request, deadline, source, observer);
    } catch (Throwable failure) { // other calls may have joined the load and would wait forever
      load.fail(failure);
      throw failure;
    }
  }

  private <T extends CurrentUser> @Nullable CompletableFuture<T> lookUpOrStart(
      Load<T> load,
      CacheRequest request,
      Deadline deadline,
      Supplier<T> source,
      Consumer<CacheOutcome> observer) {
    // Another load may have ended since the lookup and stored a result, so look up again before
    // this load starts.
    CompletableFuture<T> result = lookUp(load.key(), request, source, observer);
    if (result != null && load.endWith(result)) {
      return result;
    }
    if (result == null) {
      result = load.join(request, deadline, observer);
      if (result == null) {
        return null;
      }
      counters.record(CacheOutcome.MISS, observer);
    }
    loads.start(load, observer);
    return result;
  }

  /**
   * Removes all answers and negative entries of this token. Call it after a logout. The token may
   * be the access token of a call or, for Krystal, the subject token. Later calls with the token
   * call the provider. The results of loads in flight reach their callers but are not stored.
   */
  public void invalidate(AccessToken token) {
    // The tombstone first. Otherwise a load in between could store the old answer of the store.
    if (shared != null) {
      shared.start(shared.tombstones.write(shared.names.credential(token.value())));
    }
    loads.invalidateAll();
    store.invalidate(token.value());
  }

  /**
   * Removes all answers about this user, regardless of the token. Call it after a role change or a
   * logout on all devices. Later calls for the user call the provider. The results of loads in
   * flight reach their callers but are not stored.
   *
   * <p>This method scans all answers: about half a millisecond for 10,000 answers.
   *
   * @param provider the provider, as in {@link io.github.mesdk.model.Identity#provider}
   * @param subject the subject, as in {@link io.github.mesdk.model.Identity#subject}
   */
  public void invalidateSubject(String provider, String subject) {
    requireNonNull(provider, "provider");
    requireNonNull(subject, "subject");
    if (shared != null) {
      shared.start(shared.tombstones.writeSubject(shared.names.subject(provider, subject)));
    }
    loads.invalidateAll();
    store.invalidate(answer -> answer.isAbout(provider, subject));
  }

  /** Removes all answers and negative entries. The results of loads in flight are not stored. */
  public void invalidateAll() {
    if (shared != null) {
      shared.start(shared.tombstones.writeAll());
    }
    invalidateAllHere();
  }

  private void invalidateAllHere() {
    loads.invalidateAll();
    store.invalidateAll();
  }

  /**
   * Returns about how many answers the cache holds. Negative entries do not count; answers that
   * have expired count until a later call removes them.
   */
  public long estimatedSize() {
    return store.estimatedSize();
  }

  /** Returns the counters of this cache since its creation. */
  public MeCacheStats stats() {
    return counters.stats();
  }

  @Override
  public String toString() {
    return "MeCache{" + counters.stats() + "}";
  }
}
