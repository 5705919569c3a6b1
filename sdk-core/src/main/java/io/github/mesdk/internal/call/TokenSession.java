package io.github.mesdk.internal.call;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.error.UnauthenticatedReason;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.TokenProvider;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The token of one call. One that came with the request is final. The client's own is refreshed at
 * most once, when the service rejects it.
 */
final class TokenSession {
  private final TokenProvider tokens;
  private final @Nullable AccessToken explicit;
  private final Deadline deadline;
  private final CallHistory history;
  private final CallHooks hooks;
  private boolean isRefreshed;

  TokenSession(
      TokenProvider tokens,
      @Nullable AccessToken explicit,
      Deadline deadline,
      CallHistory history,
      CallHooks hooks) {
    this.tokens = tokens;
    this.explicit = explicit;
    this.deadline = deadline;
    this.history = history;
    this.hooks = hooks;
  }

  /** Whether the token came with the request, so that getting it blocks nobody. */
  boolean isExplicit() {
    return explicit != null;
  }

  /** The token to begin with. May block. */
  AccessToken first() {
    return explicit != null ? explicit : ownToken();
  }

  /** Whether the service rejected the client's own token and another may help. */
  boolean mayRefresh(MeException failure) {
    return failure instanceof UnauthenticatedException rejection
        && rejection.reason() != UnauthenticatedReason.MFA_REQUIRED // no other token has it
        && explicit == null
        && !isRefreshed;
  }

  /** Another token in place of the rejected one, or the same if there is no other. May block. */
  AccessToken refreshed(MeException rejection, AccessToken rejected) {
    isRefreshed = true;
    AccessToken next;
    try {
      tokens.invalidate(rejected);
      next = ownToken();
    } catch (RuntimeException failed) {
      throw unrefreshed(rejection, failed);
    }
    if (!next.equals(rejected)) {
      hooks.retryScheduled(Duration.ZERO, rejection);
      history.survived(rejection);
    }
    return next;
  }

  /**
   * The rejection is what the caller must act on, unless the source of tokens can give another one
   * later: its outage must not send anybody to sign in. What is not thrown goes with it.
   */
  MeException unrefreshed(MeException rejection, RuntimeException why) {
    if (why instanceof MeException failed && (failed.retryable() || isInterrupt(failed))) {
      MeException passing = history.last(failed);
      passing.addSuppressed(history.inCall(rejection));
      return passing;
    }
    MeException last = history.last(rejection);
    last.addSuppressed(why);
    return last;
  }

  private static boolean isInterrupt(MeException failure) {
    return failure instanceof TransportException lost
        && lost.reason() == TransportException.Reason.INTERRUPTED;
  }

  private AccessToken ownToken() {
    hooks.tokenRequestStarted();
    AccessToken token;
    try {
      token = requireNonNull(tokens.token(deadline), "the token provider gave null");
    } catch (RuntimeException thrown) {
      MeException failure =
          history.inCall(
              thrown instanceof MeException known
                  ? known
                  : TokenException.of("the token provider failed", thrown));
      hooks.tokenRequestEnded(failure);
      throw failure;
    } catch (Error broken) {
      hooks.tokenRequestEnded(broken);
      throw broken;
    }
    hooks.tokenRequestEnded(null);
    return token;
  }
}
