package io.github.mesdk.oauth2;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import io.github.mesdk.concurrent.DeadlineLock;
import io.github.mesdk.error.ApiError;
import io.github.mesdk.error.ApiException;
import io.github.mesdk.error.DecodeException;
import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.error.MeException;
import io.github.mesdk.http.HttpResult;
import io.github.mesdk.http.Reply;
import io.github.mesdk.http.TransportFailure;
import io.github.mesdk.time.Deadline;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * An issuer's public keys: asked for when first needed, when they are old, and when a key is not
 * among them, for then the issuer may have a new one. Anybody can send a token with an unknown key,
 * so they are not asked for more often than every half minute. Thread-safe.
 */
final class SigningKeys {
  static final Duration PAUSE = Duration.ofSeconds(30);

  /** A withdrawn key is trusted no longer than this, unless the issuer cannot be asked. */
  static final Duration OLD = Duration.ofMinutes(15);

  private final Endpoints endpoints;
  private final OAuthTransport wire;
  private final LongSupplier nanoTime;
  private final DeadlineLock asking = new DeadlineLock("the issuer's key set");
  private final AtomicReference<@Nullable Held> held = new AtomicReference<>();

  SigningKeys(Endpoints endpoints, OAuthTransport wire, LongSupplier nanoTime) {
    this.endpoints = endpoints;
    this.wire = wire;
    this.nanoTime = nanoTime;
  }

  /**
   * The keys as they were.
   *
   * @param fetched when they came, and {@code asked} when they were last asked for, on the
   *     monotonic clock in nanoseconds
   * @param failure why they did not come when they were last asked for, if they did not
   */
  private record Held(JWKSet keys, long fetched, long asked, @Nullable MeException failure) {

    /** Those that fit; an outage says nothing about one that is not among them. */
    List<JWK> select(JWKSelector selector) {
      List<JWK> found = selector.select(keys);
      if (found.isEmpty() && failure != null) {
        throw failure.copy();
      }
      return found;
    }
  }

  boolean areKnown() {
    return endpoints.find(Endpoints.Kind.JWKS).isPresent();
  }

  /**
   * The keys that fit; empty if there is none.
   *
   * @throws MeException if they cannot be had
   */
  List<JWK> find(JWKSelector selector, Deadline deadline) {
    Held now = held.get();
    List<JWK> found = now == null ? List.of() : selector.select(now.keys());
    if (now != null && !found.isEmpty() && isWithin(now.fetched(), OLD)) {
      return found;
    }
    if (now != null && isWithin(now.asked(), PAUSE)) {
      return now.select(selector);
    }
    return newer(now, !found.isEmpty(), deadline).select(selector);
  }

  private boolean isWithin(long moment, Duration time) {
    return nanoTime.getAsLong() - moment < time.toNanos();
  }

  private Held newer(@Nullable Held seen, boolean serves, Deadline deadline) {
    asking.acquire(deadline);
    try {
      Held now = held.get();
      if (now != null && !now.equals(seen)) {
        return now;
      }
      JWKSet keys = fetch(deadline);
      long time = nanoTime.getAsLong();
      Held fresh = new Held(keys, time, time, null);
      held.set(fresh);
      return fresh;
    } catch (MeException failed) {
      if (seen == null) {
        throw failed;
      }
      // That one caller gave up or had no time left is no reason not to ask for the next.
      if (!Thread.currentThread().isInterrupted() && !deadline.hasPassed()) {
        held.set(new Held(seen.keys(), seen.fetched(), nanoTime.getAsLong(), failed));
      }
      if (serves) {
        return seen;
      }
      throw failed;
    } finally {
      asking.release();
    }
  }

  private JWKSet fetch(Deadline deadline) {
    HttpResult exchange = wire.get(endpoints.get(Endpoints.Kind.JWKS), deadline);
    if (exchange instanceof TransportFailure failure) {
      throw failure.toException("");
    }
    Reply reply = (Reply) exchange;
    if (!reply.isSuccessful()) {
      boolean isOutage = reply.status() >= 500 || reply.status() == 429;
      throw ApiException.of(
          "",
          ApiError.builder(
                  reply.status(), isOutage ? ErrorKind.UNAVAILABLE : ErrorKind.UNEXPECTED_RESPONSE)
              .message("the issuer's keys could not be had")
              .retryable(isOutage)
              .build());
    }
    try {
      return JWKSet.parse(new String(reply.body(), StandardCharsets.UTF_8));
    } catch (ParseException | RuntimeException malformed) {
      throw DecodeException.of("the issuer's keys are no JSON Web Key Set");
    }
  }
}
