package io.github.mesdk.token.refresh;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.concurrent.Durations;
import io.github.mesdk.concurrent.Interrupts;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.TokenProvider;
import io.github.mesdk.token.TokenStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Provides the access token of a stored login and refreshes it. Other threads and processes may use
 * and refresh the same login at the same time.
 */
public final class RefreshTokenProvider implements TokenProvider {
  /** The time limit of a call without a deadline. */
  public static final Duration TIMEOUT = Duration.ofSeconds(30);

  /**
   * A token that this provider has returned before is refreshed if it expires within this time. A
   * cache around this provider therefore gains nothing from a longer prefetch margin.
   */
  private static final Duration MAX_MARGIN = Duration.ofMinutes(5);

  /** The same for a stored token that this provider has not returned yet. */
  private static final Duration MIN_LIFETIME = Duration.ofSeconds(30);

  /**
   * The time that a call must have left after the wait for the store, or half of the call's time if
   * that is shorter. With less time, no request is sent: the service may invalidate the refresh
   * token even if the request is aborted.
   */
  private static final Duration MIN_REQUEST_TIME = Duration.ofSeconds(5);

  /** With a valid stored token, a call waits for the store at most 1/10 of its time. */
  private static final int STORE_WAIT_DIVISOR = 10;

  private final RefreshEndpoint endpoint;
  private final TokenStore store;
  private final InstantSource clock;
  private final UnsavedTokens unsaved;
  private final AtomicReference<@Nullable AccessToken> lastReturned = new AtomicReference<>();

  /** Tokens that were rejected since the last refresh. */
  private final Set<AccessToken> rejected = ConcurrentHashMap.newKeySet();

  private volatile boolean hadLogin;

  /** The last login that ended; null once there is another one. */
  private final AtomicReference<@Nullable EndedLogin> ended = new AtomicReference<>();

  /** A login that is no longer valid. */
  private record EndedLogin(StoredTokens login, MeException failure) {}

  /** Creates a provider for the login in {@code store}. */
  public RefreshTokenProvider(RefreshEndpoint endpoint, TokenStore store, InstantSource clock) {
    this.endpoint = requireNonNull(endpoint, "endpoint");
    this.store = requireNonNull(store, "store");
    this.clock = requireNonNull(clock, "clock");
    this.unsaved = UnsavedTokens.of(store);
  }

  @Override
  public AccessToken token() {
    return token(Deadline.after(TIMEOUT));
  }

  @Override
  public AccessToken token(Deadline deadline) {
    Refresh refresh = new Refresh(deadline);
    StoredTokens login = login(unsaved.read(deadline));
    AccessToken token = freshToken(login).orElseGet(() -> refresh(login, refresh));
    lastReturned.set(token);
    return token;
  }

  @Override
  public void invalidate(AccessToken token) {
    rejected.add(token);
  }

  private AccessToken refresh(StoredTokens login, Refresh refresh) {
    try {
      unsaved.update(storeDeadline(login, refresh.deadline), refresh::step);
    } catch (MeException failed) {
      if (refresh.stepStarted) {
        throw failed;
      }
      return fallbackOrThrow(reread(login, refresh.deadline), failed);
    }
    return refresh.token();
  }

  /** Returns the deadline for the wait for the store: earlier while the stored token is valid. */
  private Deadline storeDeadline(StoredTokens login, Deadline deadline) {
    Duration part = deadline.remaining().dividedBy(STORE_WAIT_DIVISOR);
    return fallback(login).isEmpty() || part.isZero() ? deadline : Deadline.after(part);
  }

  /** Reads the login again. Another process may have refreshed it in the meantime. */
  private StoredTokens reread(StoredTokens login, Deadline deadline) {
    Optional<StoredTokens> stored;
    try {
      stored = unsaved.read(deadline);
    } catch (MeException unreadable) {
      return login;
    }
    return login(stored);
  }

  /** One exclusive update of the store. */
  private final class Refresh {
    private final Deadline deadline;
    private final Duration minRequestTime;
    private boolean stepStarted;
    private @Nullable AccessToken token;
    private @Nullable MeException failure;

    /** Must be created at the start: the minimum request time depends on the time of the call. */
    Refresh(Deadline deadline) {
      this.deadline = deadline;
      this.minRequestTime = Durations.shorter(deadline.remaining().dividedBy(2), MIN_REQUEST_TIME);
    }

    Optional<StoredTokens> step(Optional<StoredTokens> stored) {
      stepStarted = true;
      failure = null; // a store may run the step again
      StoredTokens login = login(stored);
      Optional<AccessToken> refreshed = freshToken(login);
      if (refreshed.isPresent()) {
        token = refreshed.get();
        return stored;
      }
      try {
        return Optional.of(withNewTokens(login));
      } catch (MeException failed) {
        if (endsLogin(failed)) {
          ended.set(new EndedLogin(login, failed));
          failure = failed;
          return Optional.empty();
        }
        token = fallbackOrThrow(login, failed);
        return stored;
      }
    }

    /** Any other refusal may come from a gateway that does not know the login. */
    private boolean endsLogin(MeException failed) {
      return failed instanceof UnauthenticatedException refused && endpoint.endsLogin(refused);
    }

    /**
     * Refreshes the login. A new refresh token is kept even if the rest of the reply is unusable,
     * because the old refresh token can no longer be used.
     */
    private StoredTokens withNewTokens(StoredTokens login) {
      checkRefreshable(login);
      TokenReply reply = endpoint.refresh(login, deadline);
      Optional<String> rotated = reply.refreshToken();
      StoredTokens bound = reply.proofKey().map(login::withProofKey).orElse(login);
      StoredTokens next = rotated.map(bound::withRefreshToken).orElse(bound);
      try {
        VerifiedLogin checked = VerifiedLogin.of(next, reply, endpoint, store, deadline);
        failure = checked.failure();
        if (failure != null) {
          return checked.login();
        }
        token = reply.accessToken();
        rejected.clear();
        return reply.withScopes(checked.login().withAccessToken(token), List.of());
      } catch (MeException unusable) {
        if (rotated.isEmpty() || endsLogin(unusable)) {
          throw unusable;
        }
        fallbackOrFail(login, unusable);
        return next;
      }
    }

    private void fallbackOrFail(StoredTokens login, MeException unusable) {
      try {
        token = fallbackOrThrow(login, unusable);
      } catch (MeException none) {
        failure = none;
      }
    }

    private void checkRefreshable(StoredTokens login) {
      if (login.refreshToken().isEmpty()) {
        throw unrefreshable(login);
      }
      if (deadline.remaining().compareTo(minRequestTime) < 0) {
        throw TokenException.unavailable(
            "the token store was in use too long; too little time is left to call " + endpoint,
            null);
      }
    }

    private MeException unrefreshable(StoredTokens login) {
      String name = "the login in " + store;
      return login.verificationPending()
          ? endpoint.owner().unverified(name)
          : endpoint
              .owner()
              .signInAgain(name + " has expired and cannot be refreshed; sign in again");
    }

    AccessToken token() {
      if (failure != null) {
        throw failure;
      }
      return requireNonNull(token, "a step sets a token or a failure");
    }
  }

  /** Returns the stored login, after the checks that apply to every use. */
  private StoredTokens login(Optional<StoredTokens> stored) {
    StoredTokens login = endpoint.owner().claim(stored.orElseThrow(this::noLogin), store);
    hadLogin = true;
    EndedLogin last = ended.get();
    if (last != null && !last.login.refreshToken().equals(login.refreshToken())) {
      ended.compareAndSet(last, null); // with the same refresh token, this thread read it late
    }
    return login;
  }

  private Optional<AccessToken> usable(StoredTokens login) {
    return login
        .accessToken()
        .filter(token -> !login.verificationPending() && !rejected.contains(token))
        .flatMap(token -> endpoint.usable(token, login));
  }

  /**
   * Returns the access token if a refresh is not due yet. A token that cannot be refreshed is used
   * until it expires.
   */
  private Optional<AccessToken> freshToken(StoredTokens login) {
    boolean isUnrefreshable = login.refreshToken().isEmpty();
    return usable(login)
        .filter(token -> {
          Duration margin = token.equals(lastReturned.get()) ? MAX_MARGIN : MIN_LIFETIME;
          return isValid(token, isUnrefreshable ? Duration.ZERO : margin);
        });
  }

  /**
   * Returns the token to use if the refresh fails. Empty if this provider has returned the token
   * before: the caller then already has the token and must see the failure.
   */
  private Optional<AccessToken> fallback(StoredTokens login) {
    return usable(login)
        .filter(token -> !token.equals(lastReturned.get()) && isValid(token, Duration.ZERO));
  }

  private AccessToken fallbackOrThrow(StoredTokens login, MeException failed) {
    return fallback(login)
        .filter(token -> !Interrupts.isInterrupt(failed))
        .orElseThrow(() -> failed);
  }

  private boolean isValid(AccessToken token, Duration time) {
    return clock.instant().plus(time).isBefore(token.expiresAt().orElse(Instant.MAX));
  }

  /**
   * Returns the failure for an empty store. The token counts as missing only if this provider has
   * never seen a login. A chain then calls its next source.
   */
  private MeException noLogin() {
    EndedLogin last = ended.get();
    if (last != null) {
      return last.failure.copy(); // each caller gets a copy
    }
    return hadLogin
        ? endpoint.owner().signInAgain("the login that was in " + store + " is gone; sign in again")
        : TokenException.missing("no one is signed in: there is no login in " + store);
  }

  @Override
  public String toString() {
    return "TokenProvider{" + endpoint + " for the login in " + store + "}";
  }
}
