package io.github.mesdk.cache;

import io.github.mesdk.error.ApiException;
import io.github.mesdk.error.DecodeException;
import io.github.mesdk.error.InvalidRequestException;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.RateLimitedException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.error.UnauthenticatedReason;
import io.github.mesdk.error.UnavailableException;
import io.github.mesdk.error.UnexpectedResponseException;
import io.github.mesdk.internal.cache.CacheRequest;
import io.github.mesdk.provider.Argument;

/** Classifies failures for the cache. */
final class FailureKinds {
  private static final int SUCCESS = 2;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;

  private FailureKinds() {}

  /**
   * Returns whether a failure says nothing about the user, so that a stale answer may be served.
   *
   * <p>A rejection of the token is never an outage, regardless of the status. A failure that the
   * provider reports in a readable response with a success status is not an outage either: the
   * provider is available, but it returned no user.
   */
  static boolean isOutage(Throwable failure) {
    return failure instanceof TransportException
        || (failure instanceof DecodeException decode && decode.isBodyUnreadable())
        || (failure instanceof ApiException reply
            && reply.error().status() / 100 != SUCCESS
            && (reply instanceof UnavailableException
                || reply instanceof RateLimitedException
                || reply instanceof UnexpectedResponseException));
  }

  /**
   * Returns whether the provider was asked. Otherwise, the member may be at fault: its clock, its
   * keys or its code.
   */
  static boolean isOfProvider(Throwable failure) {
    return failure instanceof MeException known && known.attempts() > 0;
  }

  /**
   * Returns whether the provider reliably says that the token is invalid or expired, so that a
   * negative entry may be stored. Other rejections are not reliable. A missing second factor can be
   * supplied at any moment. A rejection without a reason may come from a gateway. A provider that
   * rejects with a 429 or 5xx is malfunctioning.
   */
  static boolean isReliableRejection(Throwable failure) {
    return failure instanceof UnauthenticatedException refused
        && refused.error().status() != TOO_MANY_REQUESTS
        && refused.error().status() < SERVER_ERROR
        && (refused.reason() == UnauthenticatedReason.INVALID
            || refused.reason() == UnauthenticatedReason.EXPIRED);
  }

  /** Returns whether this failure may be stored as a negative entry. */
  static boolean mayStore(CacheRequest request, Throwable failure) {
    return isReliableRejection(failure) && !isOfProgram(request, failure);
  }

  /**
   * Returns whether this failure ends an answer for all members of a fleet. A member whose own
   * settings are wrong must not end answers of the others. Without a reason, the token of the
   * program may have been refused by a gateway, and all users' answers depend on that token.
   */
  static boolean mayEndSharedAnswer(CacheRequest request, Throwable failure) {
    return !(failure instanceof InvalidRequestException)
        && (!isOfProgram(request, failure) || isReliableRejection(failure));
  }

  /**
   * Returns whether this failure rejects the token of the program. If the request has a second
   * credential, the rejected token is the program's, and the second one is the user's.
   */
  static boolean isOfProgram(CacheRequest request, Throwable failure) {
    return failure instanceof UnauthenticatedException
        && request.arguments().stream().anyMatch(Argument::secret);
  }

  /**
   * Returns a copy for one caller, because a shared exception would collect the suppressed
   * exceptions of all callers. Exceptions of other types cannot be copied and are returned
   * unchanged.
   */
  static Throwable copy(Throwable failure) {
    return failure instanceof MeException known ? known.copy() : failure;
  }
}
