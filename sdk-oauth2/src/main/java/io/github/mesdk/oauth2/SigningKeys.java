package io.github.mesdk.oauth2;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import io.github.mesdk.concurrent.DeadlineLock;
import io.github.mesdk.error.ApiError;
import io.github.mesdk.error.ApiException;
import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.error.MeException;
import io.github.mesdk.http.HttpResult;
import io.github.mesdk.http.Reply;
import io.github.mesdk.http.TransportFailure;
import io.github.mesdk.time.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A cache of an issuer's public keys. It fetches the keys on first use, when they are older than
 * {@link #MAX_AGE}, and when a token names an unknown key, because the issuer may have rotated its
 * keys. Anyone can send a token with an unknown key, so fetches are at least {@link
 * #MIN_FETCH_INTERVAL} apart. Thread-safe.
 */
final class SigningKeys {
  static final Duration MIN_FETCH_INTERVAL = Duration.ofSeconds(30);

  /**
   * The longest time a key stays trusted after the issuer withdraws it, unless the issuer is
   * unavailable.
   */
  static final Duration MAX_AGE = Duration.ofMinutes(15);

  private final Endpoints endpoints;
  private final OAuthTransport transport;
  private final AgeClock clock;
  private final DeadlineLock fetchLock = new DeadlineLock("the issuer's key set");
  private final AtomicReference<@Nullable CachedKeys> cached = new AtomicReference<>();

  SigningKeys(Endpoints endpoints, OAuthTransport transport, AgeClock clock) {
    this.endpoints = endpoints;
    this.transport = transport;
    this.clock = clock;
  }

  /**
   * The keys of the last successful fetch.
   *
   * @param fetchedAt when the keys were fetched
   * @param attemptedAt when the last fetch was attempted
   * @param failure why the last fetch failed; null if it succeeded
   */
  private record CachedKeys(
      JWKSet keys,
      AgeClock.Moment fetchedAt,
      AgeClock.Moment attemptedAt,
      @Nullable MeException failure) {

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
   * Returns the keys that match {@code selector}; empty if no key of the issuer matches.
   *
   * @throws MeException if the keys cannot be fetched
   */
  List<JWK> find(JWKSelector selector, Deadline deadline) {
    CachedKeys current = cached.get();
    List<JWK> found = current == null ? List.of() : selector.select(current.keys());
    if (current != null && !found.isEmpty() && clock.isWithin(current.fetchedAt(), MAX_AGE)) {
      return found;
    }
    if (current != null && clock.isWithin(current.attemptedAt(), MIN_FETCH_INTERVAL)) {
      return current.select(selector);
    }
    return refetch(current, !found.isEmpty(), deadline).select(selector);
  }

  private CachedKeys refetch(@Nullable CachedKeys seen, boolean hasMatch, Deadline deadline) {
    fetchLock.acquire(deadline);
    try {
      CachedKeys latest = cached.get();
      if (latest != null && !latest.equals(seen)) {
        return latest;
      }
      JWKSet keys = fetch(deadline);
      AgeClock.Moment now = clock.now();
      CachedKeys fetched = new CachedKeys(keys, now, now, null);
      cached.set(fetched);
      return fetched;
    } catch (MeException failure) {
      if (seen == null) {
        throw failure;
      }
      // If this caller was interrupted or is out of time, its failure says nothing about the
      // issuer. Let the next caller fetch.
      if (!Thread.currentThread().isInterrupted() && !deadline.hasPassed()) {
        cached.set(new CachedKeys(seen.keys(), seen.fetchedAt(), clock.now(), failure));
      }
      if (hasMatch) {
        return seen;
      }
      throw failure;
    } finally {
      fetchLock.release();
    }
  }

  private JWKSet fetch(Deadline deadline) {
    try (HttpResult result = transport.get(endpoints.get(Endpoints.Kind.JWKS), deadline)) {
      return read(result);
    }
  }

  private static JWKSet read(HttpResult result) {
    if (result instanceof TransportFailure failure) {
      throw failure.toException("");
    }
    Reply reply = (Reply) result;
    if (!reply.isSuccessful()) {
      boolean isOutage = reply.status() >= 500 || reply.status() == 429;
      throw ApiException.of(
          "",
          ApiError.builder(
                  reply.status(), isOutage ? ErrorKind.UNAVAILABLE : ErrorKind.UNEXPECTED_RESPONSE)
              .message("cannot fetch the issuer's keys")
              .retryable(isOutage)
              .build());
    }
    return JsonWebKeys.read(reply);
  }
}
