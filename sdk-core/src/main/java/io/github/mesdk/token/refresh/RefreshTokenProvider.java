package io.github.mesdk.token.refresh;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.concurrent.Durations;
import io.github.mesdk.concurrent.Interrupts;
import io.github.mesdk.error.ApiError;
import io.github.mesdk.error.ApiException;
import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.error.UnauthenticatedReason;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.TokenProvider;
import io.github.mesdk.token.TokenStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The access token of a stored login, which others may use and refresh at the same time. */
public final class RefreshTokenProvider implements TokenProvider {
  /** How long a source may take when it is asked without a deadline. */
  public static final Duration TIMEOUT = Duration.ofSeconds(30);

  /**
   * A caller that asks again for a token with no more than this left wants another. It is the
   * longest margin of the cache.
   */
  private static final Duration EARLY = Duration.ofMinutes(5);

  /**
   * A stored token that this source did not give yet is refreshed when no more than this is left.
   */
  private static final Duration LEAST_LIFETIME = Duration.ofSeconds(30);

  /**
   * A request that is cut off may have spent the refresh token. So after a long wait for the store
   * none is sent without this much time, or half of what the caller gave if that is less.
   */
  private static final Duration LEAST_TIME = Duration.ofSeconds(5);

  /** With a stored token that is still valid, a call waits this part of its time for the store. */
  private static final int WAIT_PART = 10;

  private final RefreshEndpoint endpoint;
  private final TokenStore store;
  private final InstantSource clock;
  private final UnsavedTokens unsaved;
  private final AtomicReference<@Nullable AccessToken> given = new AtomicReference<>();

  /** Rejected since the last refresh. */
  private final Set<AccessToken> rejected = ConcurrentHashMap.newKeySet();

  private volatile boolean hadLogin;

  /** How this source found the login to be over, until someone signs in again. */
  private volatile @Nullable MeException ended;

  /** A source for the login in {@code store}. */
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
    AccessToken token = lasting(login).orElseGet(() -> refreshed(login, refresh));
    given.set(token);
    return token;
  }

  @Override
  public void invalidate(AccessToken token) {
    rejected.add(token);
  }

  private AccessToken refreshed(StoredTokens login, Refresh refresh) {
    try {
      unsaved.update(waitFor(login, refresh.deadline), refresh::step);
    } catch (MeException failed) {
      if (refresh.hasBegun) {
        throw failed;
      }
      return keptOrThrow(newest(login, refresh.deadline), failed);
    }
    return refresh.token();
  }

  /** Leaves the call most of its time to be made with the stored token, if that is valid. */
  private Deadline waitFor(StoredTokens login, Deadline deadline) {
    Duration part = deadline.remaining().dividedBy(WAIT_PART);
    return kept(login).isEmpty() || part.isZero() ? deadline : Deadline.after(part);
  }

  /** The store was in use, or has no room; another process may have refreshed the login by now. */
  private StoredTokens newest(StoredTokens login, Deadline deadline) {
    Optional<StoredTokens> stored;
    try {
      stored = unsaved.read(deadline);
    } catch (MeException cannotLook) {
      return login;
    }
    return login(stored);
  }

  /** One exclusive use of the store. */
  private final class Refresh {
    private final Deadline deadline;
    private final Duration leastTime;
    private boolean hasBegun;
    private @Nullable AccessToken token;
    private @Nullable MeException failure;

    /** Begins with the call, whose waits count. */
    Refresh(Deadline deadline) {
      this.deadline = deadline;
      this.leastTime = Durations.shorter(deadline.remaining().dividedBy(2), LEAST_TIME);
    }

    Optional<StoredTokens> step(Optional<StoredTokens> stored) {
      hasBegun = true;
      StoredTokens login = login(stored);
      Optional<AccessToken> refreshed = lasting(login); // by another thread or process meanwhile
      if (refreshed.isPresent()) {
        token = refreshed.get();
        return stored;
      }
      try {
        return Optional.of(withNewTokens(login));
      } catch (MeException failed) {
        if (endsLogin(failed)) {
          ended = failed;
          failure = failed;
          return Optional.empty();
        }
        token = keptOrThrow(login, failed);
        return stored;
      }
    }

    /** Any other refusal may be a gateway's, which knows no login. */
    private boolean endsLogin(MeException failed) {
      return failed instanceof UnauthenticatedException refused && endpoint.endsLogin(refused);
    }

    /** The old refresh token is spent: a new one is stored before anything else is judged. */
    private StoredTokens withNewTokens(StoredTokens login) {
      TokenReply reply = endpoint.refresh(refreshToken(login), deadline);
      Optional<String> rotated = reply.refreshToken();
      StoredTokens next = rotated.map(login::withRefreshToken).orElse(login);
      try {
        token = reply.accessToken();
        rejected.clear();
        return next.withAccessToken(token);
      } catch (MeException unusable) {
        if (rotated.isEmpty() || endsLogin(unusable)) {
          throw unusable;
        }
        keptOrFail(login, unusable);
        return next;
      }
    }

    private void keptOrFail(StoredTokens login, MeException unusable) {
      try {
        token = keptOrThrow(login, unusable);
      } catch (MeException none) {
        failure = none;
      }
    }

    private String refreshToken(StoredTokens login) {
      String refreshToken =
          login
              .refreshToken()
              .orElseThrow(() ->
                  unauthenticated(
                      "the login in " + store + " has expired and cannot be refreshed; sign in"));
      if (deadline.remaining().compareTo(leastTime) < 0) {
        throw TokenException.unavailable(
            "the token store was in use until too little time was left to ask " + endpoint, null);
      }
      return refreshToken;
    }

    AccessToken token() {
      if (failure != null) {
        throw failure;
      }
      return requireNonNull(token, "each step ends with a token or a failure");
    }
  }

  /** The login that is stored. */
  private StoredTokens login(Optional<StoredTokens> stored) {
    StoredTokens login = endpoint.owner().claim(stored.orElseThrow(this::noLogin), store);
    hadLogin = true;
    ended = null;
    if (login.verificationPending()) {
      throw unauthenticated("the login in " + store + " must be verified; sign in again");
    }
    return login;
  }

  private Optional<AccessToken> usable(StoredTokens login) {
    return login.accessToken().filter(token -> !rejected.contains(token));
  }

  /** The access token, if it need not be refreshed yet; one that cannot be is used to its end. */
  private Optional<AccessToken> lasting(StoredTokens login) {
    boolean canWait = login.refreshToken().isEmpty();
    return usable(login)
        .filter(token -> {
          Duration margin = token.equals(given.get()) ? EARLY : LEAST_LIFETIME;
          return lasts(token, canWait ? Duration.ZERO : margin);
        });
  }

  /** One that was given before is in the caller's hands: what it lacks is the failure. */
  private Optional<AccessToken> kept(StoredTokens login) {
    return usable(login).filter(token -> !token.equals(given.get()) && lasts(token, Duration.ZERO));
  }

  private AccessToken keptOrThrow(StoredTokens login, MeException failed) {
    return kept(login).filter(token -> !Interrupts.isInterrupt(failed)).orElseThrow(() -> failed);
  }

  private boolean lasts(AccessToken token, Duration time) {
    return clock.instant().plus(time).isBefore(token.expiresAt().orElse(Instant.MAX));
  }

  /** Only where no login ever was, another source may speak for the user. */
  private MeException noLogin() {
    MeException end = ended;
    if (end != null) {
      return end.copy(); // each caller's own
    }
    return hadLogin
        ? unauthenticated("the login that was in " + store + " is gone; sign in again")
        : TokenException.missing("no one is signed in: there is no login in " + store);
  }

  private MeException unauthenticated(String message) {
    ApiError error =
        ApiError.builder(401, ErrorKind.UNAUTHENTICATED)
            .reason(UnauthenticatedReason.MISSING)
            .message(message)
            .build();
    Optional<String> provider = endpoint.owner().provider();
    return provider.isPresent() ? ApiException.of(provider.get(), error) : ApiException.of(error);
  }

  @Override
  public String toString() {
    return "TokenProvider{" + endpoint + " for the login in " + store + "}";
  }
}
