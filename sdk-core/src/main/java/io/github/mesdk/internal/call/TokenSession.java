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
 * The token of one call. An explicit token is never replaced. The client's own token is refreshed
 * at most once, if the service rejects it.
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

  /**
   * Returns whether the request has an explicit token, so that {@link #firstToken} does not block.
   */
  boolean isExplicit() {
    return explicit != null;
  }

  /** Returns the first token of the call. May block. */
  AccessToken firstToken() {
    return explicit != null ? explicit : ownToken();
  }

  /** Returns whether the service rejected the client's own token and a new token may help. */
  boolean mayRefresh(MeException failure) {
    return failure instanceof UnauthenticatedException rejection
        && rejection.reason() != UnauthenticatedReason.MFA_REQUIRED // a new token would not help
        && explicit == null
        && !isRefreshed;
  }

  /**
   * Returns a token to replace the rejected token, or the rejected token itself if there is no
   * other token. May block.
   */
  AccessToken refreshed(MeException rejection, AccessToken rejected) {
    isRefreshed = true;
    AccessToken next;
    try {
      tokens.invalidate(rejected);
      next = ownToken();
    } catch (RuntimeException failed) {
      throw refreshFailure(rejection, failed);
    }
    if (!next.equals(rejected)) {
      hooks.retryScheduled(Duration.ZERO, rejection);
      history.addEarlier(rejection);
    }
    return next;
  }

  /**
   * Returns the failure of the call if no new token is available: the rejection. If the token
   * provider may have a token later, returns the failure of the token provider instead, because an
   * outage must not look like a sign-out. The returned exception has the other exception as a
   * suppressed exception.
   */
  MeException refreshFailure(MeException rejection, RuntimeException cause) {
    if (cause instanceof MeException failed && (failed.retryable() || isInterrupt(failed))) {
      MeException temporary = history.finalFailure(failed);
      temporary.addSuppressed(history.inCall(rejection));
      return temporary;
    }
    MeException permanent = history.finalFailure(rejection);
    permanent.addSuppressed(cause);
    return permanent;
  }

  private static boolean isInterrupt(MeException failure) {
    return failure instanceof TransportException transport
        && transport.reason() == TransportException.Reason.INTERRUPTED;
  }

  private AccessToken ownToken() {
    hooks.tokenRequestStarted();
    AccessToken token;
    try {
      token = requireNonNull(tokens.token(deadline), "the token provider returned null");
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
