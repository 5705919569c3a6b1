package io.github.mesdk.oauth2;

import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import io.github.mesdk.concurrent.AgeClock;
import io.github.mesdk.concurrent.DeadlineLock;
import io.github.mesdk.concurrent.Durations;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.http.HttpResult;
import io.github.mesdk.time.Deadline;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A cache of an issuer's public keys. It fetches the keys on first use, when they are older than
 * {@link #MAX_AGE}, and at once when a token is signed with an unknown key, because the issuer may
 * have rotated its keys. Anyone can send such a token, so such fetches are made at most {@link
 * #MAX_REFETCHES} times per {@link #REFETCH_PERIOD}. Old keys that match are fetched again in the
 * background, and a call waits only a part of its time for them. After a failed fetch there is a
 * pause of {@link #MIN_FETCH_INTERVAL}. Until the first fetch succeeds, the pause is shorter: one
 * second, and twice as long after each further failure. Thread-safe.
 */
final class SigningKeys {
  static final Duration MIN_FETCH_INTERVAL = Duration.ofSeconds(30);

  static final int MAX_REFETCHES = 5;
  static final Duration REFETCH_PERIOD = Duration.ofMinutes(1);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  /**
   * The longest time a key stays trusted after the issuer withdraws it, unless the issuer is
   * unavailable or slow.
   */
  static final Duration MAX_AGE = Duration.ofMinutes(15);

  /**
   * The limit on one fetch. A fetch that hangs until then is a failure of the issuer, unless its
   * caller has less time.
   */
  private static final Duration MAX_FETCH_TIME = Duration.ofSeconds(10);

  /** With matching keys, a call waits for newer ones at most 1/10 of its time. */
  private static final int WAIT_DIVISOR = 10;

  /**
   * The limit on a key set, in bytes. Real key sets have at most some 10 KiB. A call that decodes a
   * large body may wait for the keys, so the fetch must not wait until a large body is decoded.
   */
  static final int MAX_BYTES = 128 * 1024;

  private final Endpoints endpoints;
  private final OAuthTransport transport;
  private final AgeClock clock;
  private final DeadlineLock fetchLock = new DeadlineLock("the issuer's key set");
  private final AtomicReference<@Nullable CachedKeys> cached = new AtomicReference<>();

  private final BackgroundFetch background;

  /** When recent key sets were fetched again, the oldest first. Guarded by {@link #fetchLock}. */
  private final ArrayDeque<AgeClock.Moment> refetches = new ArrayDeque<>();

  SigningKeys(
      Endpoints endpoints, OAuthTransport transport, AgeClock clock, ThreadFactory threads) {
    this.endpoints = endpoints;
    this.transport = transport;
    this.clock = clock;
    this.background = new BackgroundFetch(threads);
  }

  /**
   * The keys of the last successful fetch.
   *
   * @param keys the keys; empty if no fetch has succeeded yet
   * @param fetchedAt when the keys were fetched
   * @param attemptedAt when the last fetch was attempted
   * @param pause how long after that attempt no other is made
   * @param failure why the last fetch failed; null if it succeeded
   */
  record CachedKeys(
      JWKSet keys,
      AgeClock.Moment fetchedAt,
      AgeClock.Moment attemptedAt,
      Duration pause,
      @Nullable MeException failure) {

    static CachedKeys fetched(JWKSet keys, AgeClock.Moment now) {
      return new CachedKeys(keys, now, now, MIN_FETCH_INTERVAL, null);
    }

    /** Returns what to cache after a failure; {@code seen} is null before the first fetch. */
    static CachedKeys failed(@Nullable CachedKeys seen, AgeClock.Moment now, MeException failure) {
      return seen == null
          ? new CachedKeys(new JWKSet(), now, now, FIRST_PAUSE, failure)
          : new CachedKeys(
              seen.keys,
              seen.fetchedAt,
              now,
              Durations.doubled(seen.pause, MIN_FETCH_INTERVAL),
              failure);
    }

    /**
     * Returns the keys that match. If none matches and the last fetch failed, throws the failure of
     * that fetch, because the issuer may have published a matching key since.
     */
    List<JWK> select(JWKSelector selector) {
      List<JWK> found = selector.select(keys);
      if (found.isEmpty() && failure != null) {
        throw failure.copy();
      }
      return found;
    }
  }

  boolean isEndpointKnown() {
    return endpoints.isNamed(Endpoints.Kind.JWKS);
  }

  /**
   * The keys that match a token.
   *
   * @param keys the keys; empty if no key of the issuer matches
   * @param cached the key set, if it was fetched before this search; null if it is new
   */
  record Found(List<JWK> keys, @Nullable CachedKeys cached) {}

  /**
   * Returns the keys that match {@code selector}.
   *
   * @throws MeException if the keys cannot be fetched
   */
  Found find(JWKSelector selector, Deadline deadline) {
    CachedKeys current = cached.get();
    List<JWK> found = current == null ? List.of() : selector.select(current.keys());
    if (current != null && !found.isEmpty() && clock.isWithin(current.fetchedAt(), MAX_AGE)) {
      return new Found(found, current);
    }
    if (current != null && isPausing(current)) {
      return new Found(current.select(selector), current);
    }
    if (current == null || found.isEmpty()) {
      return new Found(refetch(current, deadline).select(selector), null);
    }
    CachedKeys latest = refreshed(current, deadline);
    boolean isNew = !latest.equals(current) && latest.failure() == null;
    return new Found(latest.select(selector), isNew ? null : latest);
  }

  /** Refreshes old keys in the background, and returns the latest after a limited wait. */
  private CachedKeys refreshed(CachedKeys old, Deadline deadline) {
    background
        .start(() -> fetchInBackground(old))
        .await(deadline.remaining().dividedBy(WAIT_DIVISOR));
    return requireNonNull(cached.get());
  }

  /**
   * Returns the keys that match {@code selector} in a key set that is newer than {@code outdated}.
   *
   * @throws MeException if the keys cannot be fetched
   */
  List<JWK> findNewer(CachedKeys outdated, JWKSelector selector, Deadline deadline) {
    MeException failure = outdated.failure();
    if (failure != null && isPausing(outdated)) {
      throw failure.copy();
    }
    CachedKeys newer = refetch(outdated, deadline);
    MeException failed = newer.failure();
    if (failed != null) { // of a fetch that this call waited for
      throw failed.copy();
    }
    return newer.select(selector);
  }

  /**
   * Returns the keys of the last fetch that match {@code selector}. Does not wait: if a fetch is
   * due, it runs in the background. Unknown keys cause no fetch. Empty while there are no recent
   * keys.
   */
  List<JWK> findCached(JWKSelector selector) {
    CachedKeys current = cached.get();
    boolean isDue = current == null || (!isRecent(current) && !isPausing(current));
    if (isDue && isEndpointKnown()) {
      background.start(() -> fetchInBackground(current));
    }
    return current != null && clock.isWithin(current.fetchedAt(), MAX_AGE)
        ? selector.select(current.keys())
        : List.of();
  }

  private void fetchInBackground(@Nullable CachedKeys seen) {
    try {
      refetch(seen, Deadline.after(MIN_FETCH_INTERVAL));
    } catch (MeException failed) {
      // Kept among the cached keys. A later token starts another fetch after the pause.
    }
  }

  /** Whether the last fetch failed, and the next one must wait. */
  private boolean isPausing(CachedKeys current) {
    return current.failure() != null && clock.isWithin(current.attemptedAt(), current.pause());
  }

  /** Whether no fetch is due, so that only an unknown key explains one. */
  private boolean isRecent(CachedKeys current) {
    return current.failure() == null && clock.isWithin(current.fetchedAt(), MAX_AGE);
  }

  private CachedKeys refetch(@Nullable CachedKeys seen, Deadline deadline) {
    acquireLock(deadline);
    try {
      CachedKeys latest = cached.get();
      if (latest != null && !latest.equals(seen)) {
        return latest;
      }
      if (seen != null && isRecent(seen)) {
        countRefetch();
      }
      return fetchAndCache(seen, deadline);
    } finally {
      fetchLock.release();
    }
  }

  private void acquireLock(Deadline deadline) {
    try {
      fetchLock.acquire(deadline);
    } catch (TokenException late) {
      throw TransportException.of(
          TransportException.Reason.TIMEOUT,
          "the issuer's keys were not fetched before the deadline of the call",
          null);
    }
  }

  private void countRefetch() {
    refetches.removeIf(moment -> !clock.isWithin(moment, REFETCH_PERIOD));
    if (refetches.size() >= MAX_REFETCHES) {
      throw TransportException.of(
          TransportException.Reason.TOO_BUSY,
          "the token is signed with an unknown key, and the issuer's keys were fetched "
              + MAX_REFETCHES
              + " times in the last minute; try again later",
          null);
    }
    refetches.add(clock.now());
  }

  private CachedKeys fetchAndCache(@Nullable CachedKeys seen, Deadline deadline) {
    boolean isLong = deadline.remaining().compareTo(MAX_FETCH_TIME) > 0;
    try {
      JWKSet keys = fetch(isLong ? Deadline.after(MAX_FETCH_TIME) : deadline);
      CachedKeys fetched = CachedKeys.fetched(keys, clock.now());
      cached.set(fetched);
      return fetched;
    } catch (MeException failure) {
      // If this caller was interrupted or is out of time, its failure says nothing about the
      // issuer. Let the next caller fetch.
      if (!Thread.currentThread().isInterrupted() && !deadline.hasPassed()) {
        cached.set(CachedKeys.failed(seen, clock.now(), failure));
      }
      throw failure;
    }
  }

  private JWKSet fetch(Deadline deadline) {
    URI address = endpoints.get(Endpoints.Kind.JWKS);
    try (HttpResult result = transport.get(address, MAX_BYTES, deadline)) {
      return JsonWebKeys.read(result);
    }
  }
}
