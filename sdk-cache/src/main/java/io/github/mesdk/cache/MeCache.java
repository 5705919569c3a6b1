package io.github.mesdk.cache;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.AnswerCache;
import io.github.mesdk.CacheOutcome;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.internal.cache.CacheRequest;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.AccessToken;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers for a short while who the current user is, for a backend that asks on each request.
 *
 * <pre>{@code
 * MeCache cache = MeCache.builder().timeToLive(Duration.ofSeconds(30)).build();
 * MeClient<UserSession> pulse = MeClient.builder(Pulse.at(uri)).answerCache(cache).build();
 * }</pre>
 *
 * <p>Calls with the same token at the same time make one request to the service, and share its
 * failure. An answer is served no longer than its time to live, the expiry of the token and the
 * expiry that the answer itself names allow. No token is kept: answers are found by a keyed hash.
 * (The answer of Pulse holds a token, and is kept.)
 *
 * <p>Thread-safe. Make one for the life of the program. It may serve several clients, which then
 * share its loads and its queue: with one cache for each provider, a service that hangs does not
 * hold up the users of another. Nothing needs to be closed: its threads are daemons and end when
 * idle. Answers that have expired are removed when the cache is next asked.
 */
public final class MeCache implements AnswerCache {
  private final Keys keys = new Keys();
  private final Counters counters = new Counters();
  private final Freshness freshness;
  private final AnswerStore store;
  private final InFlightLoads loads;

  MeCache(MeCacheBuilder from) {
    this.freshness = new Freshness(from);
    this.store = new AnswerStore(from, keys, freshness, counters);
    this.loads = new InFlightLoads(from, store, freshness, counters);
  }

  /** A new builder, which starts from the defaults. */
  public static MeCacheBuilder builder() {
    return new MeCacheBuilder();
  }

  /** For the clients that this cache was given to, and not for programs. */
  @Override
  public <T extends CurrentUser> CompletableFuture<T> get(
      CacheRequest request, Deadline deadline, Supplier<T> load, Consumer<CacheOutcome> observer) {
    Key key = keys.of(request);
    while (true) {
      CompletableFuture<T> known = known(key, request, load, observer);
      if (known != null) {
        return known;
      }
      Load<T> inFlight = loads.find(key);
      CompletableFuture<T> asked =
          inFlight == null
              ? begin(key, request, deadline, load, observer)
              : inFlight.join(request, deadline, observer);
      if (asked != null) {
        if (inFlight != null) {
          counters.used(CacheOutcome.COALESCED, observer);
        }
        return asked;
      }
      // It ended in this moment, or another call was quicker to begin: look again.
    }
  }

  /** What can be said without waiting; null if nothing can. */
  private <T extends CurrentUser> @Nullable CompletableFuture<T> known(
      Key key, CacheRequest request, Supplier<T> load, Consumer<CacheOutcome> observer) {
    long now = freshness.now();
    CachedAnswer answer = store.answer(key);
    if (answer != null && freshness.isFresh(answer, request.token(), now)) {
      counters.used(CacheOutcome.HIT, observer);
      return served(answer);
    }
    if (answer != null && freshness.mayServeStale(answer, request.token(), now)) {
      if (!freshness.isPaused(answer, now)) {
        revalidate(key, request, answer, load, observer);
      }
      counters.used(CacheOutcome.STALE, observer);
      return served(answer);
    }
    Optional<UnauthenticatedException> rejection = store.rejection(key);
    if (rejection.isPresent()) {
      counters.used(CacheOutcome.NEGATIVE, observer);
      return CompletableFuture.failedFuture(rejection.get());
    }
    return null;
  }

  /** The class of the answer is part of the key. */
  @SuppressWarnings("unchecked")
  private static <T extends CurrentUser> CompletableFuture<T> served(CachedAnswer answer) {
    return CompletableFuture.completedFuture((T) answer.user());
  }

  private <T extends CurrentUser> void revalidate(
      Key key,
      CacheRequest request,
      CachedAnswer old,
      Supplier<T> source,
      Consumer<CacheOutcome> observer) {
    Load<T> load = new Load<>(key, request, source, observer, loads);
    load.keepGoing();
    if (!loads.isFirst(load)) {
      return;
    }
    // A load that ended between the look and now has refreshed the answer, or failed to.
    CachedAnswer latest = store.answer(key);
    boolean isDue = latest == old && !freshness.isPaused(old, freshness.now());
    if (isDue || !load.endsAs(latest == null ? null : served(latest))) {
      loads.start(load, observer);
    }
  }

  /** Waits for a load of its own; null if it is time to look again. */
  private <T extends CurrentUser> @Nullable CompletableFuture<T> begin(
      Key key,
      CacheRequest request,
      Deadline deadline,
      Supplier<T> source,
      Consumer<CacheOutcome> observer) {
    Load<T> load = new Load<>(key, request, source, observer, loads);
    if (!loads.isFirst(load)) {
      return null;
    }
    try {
      return lookOrStart(load, request, deadline, source, observer);
    } catch (Throwable broken) { // other calls would join it and never hear of an end
      load.fail(broken);
      throw broken;
    }
  }

  private <T extends CurrentUser> @Nullable CompletableFuture<T> lookOrStart(
      Load<T> load,
      CacheRequest request,
      Deadline deadline,
      Supplier<T> source,
      Consumer<CacheOutcome> observer) {
    // A load that ended between the look and now has left something: the service is asked once.
    CompletableFuture<T> asked = known(load.key(), request, source, observer);
    if (asked != null && load.endsAs(asked)) {
      return asked;
    }
    if (asked == null) {
      asked = load.join(request, deadline, observer);
      if (asked == null) {
        return null;
      }
      counters.used(CacheOutcome.MISS, observer);
    }
    loads.start(load, observer);
    return asked;
  }

  /**
   * Forgets all answers that this token has to do with, be it the one that was asked with or the
   * subject's of Krystal: after a logout. The next call asks the service.
   */
  public void invalidate(AccessToken token) {
    loads.invalidateAll();
    store.invalidate(token.value());
  }

  /**
   * Forgets all that is known of this user, whatever token was asked with: after a change of roles,
   * or a logout everywhere. The names are those of {@link io.github.mesdk.model.Identity}. The next
   * call for the user asks the service; the answer to one that is under way is not kept.
   *
   * <p>It looks at every answer: about half a millisecond for ten thousand.
   */
  public void invalidateSubject(String provider, String subject) {
    requireNonNull(provider, "provider");
    requireNonNull(subject, "subject");
    loads.invalidateAll();
    store.invalidate(answer -> answer.isAbout(provider, subject));
  }

  /** Forgets everything. */
  public void invalidateAll() {
    loads.invalidateAll();
    store.invalidateAll();
  }

  /** What the cache has done so far. */
  public MeCacheStats stats() {
    return counters.stats();
  }

  @Override
  public String toString() {
    return "MeCache{" + counters.stats() + "}";
  }
}
