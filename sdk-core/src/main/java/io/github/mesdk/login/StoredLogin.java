package io.github.mesdk.login;

import io.github.mesdk.error.DecodeException;
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
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Keeps a login alive that is in a store, which others may use at the same time. */
final class StoredLogin implements TokenProvider {
  /**
   * Who asks again for a token that has no more than this left wants another. It is the cache's
   * longest wish to be early.
   */
  private static final Duration EARLY = Duration.ofMinutes(5);

  /**
   * A token of before, or of another process, that has no more than this left is as good as gone.
   */
  private static final Duration LEAST_LIFE = Duration.ofSeconds(30);

  /**
   * A request that is cut off may have voided the refresh token. So after a long wait for the store
   * none is sent that has not this much time, or half of what the caller gave if that is less.
   */
  private static final Duration LEAST_TIME = Duration.ofSeconds(5);

  private final TokenEndpoint endpoint;
  private final TokenStore store;
  private final Function<String, Grant> grants;
  private final Pattern endings;
  private final InstantSource clock;
  private final AtomicReference<@Nullable AccessToken> given = new AtomicReference<>();
  private final AtomicReference<@Nullable AccessToken> rejected = new AtomicReference<>();

  private volatile boolean hadLogin;

  /** How this source found the login to be over, until somebody signs in again. */
  private volatile @Nullable UnauthenticatedException end;

  StoredLogin(
      TokenEndpoint endpoint,
      TokenStore store,
      Function<String, Grant> grants,
      Pattern endings,
      InstantSource clock) {
    this.endpoint = endpoint;
    this.store = store;
    this.grants = grants;
    this.endings = endings;
    this.clock = clock;
  }

  @Override
  public AccessToken token() {
    return token(Deadline.after(LoginBuilder.TIMEOUT));
  }

  /** What ends the login is thrown after the store has been emptied. */
  @Override
  public AccessToken token(Deadline deadline) {
    Duration half = deadline.remaining().dividedBy(2);
    Duration least = half.compareTo(LEAST_TIME) < 0 ? half : LEAST_TIME;
    AtomicReference<@Nullable MeException> failure = new AtomicReference<>();
    Optional<StoredTokens> login =
        store.update(deadline, stored -> next(stored, deadline, least, failure));
    MeException failed = failure.get();
    if (failed != null) {
      throw failed;
    }
    AccessToken token =
        login
            .flatMap(StoredTokens::accessToken)
            .orElseThrow(() -> TokenException.of("the token store did not keep what it was given"));
    given.set(token);
    return token;
  }

  @Override
  public void invalidate(AccessToken token) {
    rejected.set(token);
  }

  private Optional<StoredTokens> next(
      Optional<StoredTokens> stored,
      Deadline deadline,
      Duration least,
      AtomicReference<@Nullable MeException> failure) {
    StoredTokens login = stored.orElseThrow(this::nobody);
    hadLogin = true;
    end = null;
    AccessToken last = given.get();
    Optional<AccessToken> kept = login.accessToken().filter(token -> !token.equals(rejected.get()));
    if (kept.filter(token -> lasts(token, token.equals(last) ? EARLY : LEAST_LIFE)).isPresent()) {
      return stored;
    }
    try {
      return renewed(login, deadline, least, failure);
    } catch (MeException failed) {
      // One that was given before is in the caller's hands: what it lacks is the failure.
      boolean isOfUse =
          kept.filter(token -> !token.equals(last) && lasts(token, Duration.ZERO)).isPresent();
      if (isOfUse && !TokenEndpoint.isInterrupt(failed)) {
        return stored;
      }
      throw failed;
    }
  }

  private Optional<StoredTokens> renewed(
      StoredTokens login,
      Deadline deadline,
      Duration least,
      AtomicReference<@Nullable MeException> failure) {
    if (deadline.remaining().compareTo(least) < 0) {
      throw TokenException.unavailable(
          "the token store was in use until too little time was left to ask " + endpoint, null);
    }
    try {
      TokenReply reply = endpoint.ask(grants.apply(login.refreshToken()), deadline);
      Optional<StoredTokens> rotated = reply.login();
      return Optional.of(
          rotated.isPresent()
              ? complete(rotated.get(), reply, failure)
              : StoredTokens.of(login.refreshToken()).withAccessToken(reply.accessToken()));
    } catch (UnauthenticatedException refused) {
      if (!TokenEndpoint.hasCode(refused, endings)) {
        throw refused; // by a gateway perhaps, which knows nothing of this login
      }
      end = refused;
      failure.set(refused);
      return Optional.empty();
    } catch (DecodeException unreadable) {
      throw endpoint.meaning(unreadable, true);
    }
  }

  /** The old refresh token is void, so the new one is kept even if nothing else is of use. */
  private StoredTokens complete(
      StoredTokens rotated, TokenReply reply, AtomicReference<@Nullable MeException> failure) {
    try {
      return rotated.withAccessToken(reply.accessToken());
    } catch (DecodeException unreadable) {
      failure.set(endpoint.meaning(unreadable, true));
      return rotated;
    }
  }

  /** Only where no login ever was, another source may speak for the user. */
  private MeException nobody() {
    UnauthenticatedException ended = end;
    if (ended != null) {
      return ended.copy(); // each caller's own
    }
    return hadLogin
        ? endpoint.unauthenticated("the login that was in " + store + " is gone; sign in again")
        : TokenException.missing("nobody is signed in: there is no login in " + store);
  }

  private boolean lasts(AccessToken token, Duration time) {
    return clock.instant().plus(time).isBefore(token.expiresAt().orElse(Instant.MAX));
  }

  @Override
  public String toString() {
    return "TokenProvider{" + endpoint + " for the login in " + store + "}";
  }
}
