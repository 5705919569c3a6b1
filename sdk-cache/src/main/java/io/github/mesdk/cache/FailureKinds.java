package io.github.mesdk.cache;

import io.github.mesdk.error.DecodeException;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.RateLimitedException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.error.UnauthenticatedReason;
import io.github.mesdk.error.UnavailableException;
import io.github.mesdk.error.UnexpectedResponseException;

/** What a failure lets a cache do. */
final class FailureKinds {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;

  private FailureKinds() {}

  /**
   * Whether it says nothing about the user, so that what was known before may still be said. A
   * rejection of the token does, whatever its status.
   */
  static boolean isOutage(Throwable failure) {
    return failure instanceof TransportException
        || failure instanceof UnavailableException
        || failure instanceof RateLimitedException
        || failure instanceof UnexpectedResponseException
        || failure instanceof DecodeException;
  }

  /**
   * Whether the service says that the token is not valid. A second factor may be given any moment,
   * a refusal without a reason may be a gateway's, and a service that says so with a 429 or a 5xx
   * is out of order: then the next call asks it again.
   */
  static boolean isRejection(Throwable failure) {
    return failure instanceof UnauthenticatedException refused
        && refused.error().status() != TOO_MANY_REQUESTS
        && refused.error().status() < SERVER_ERROR
        && (refused.reason() == UnauthenticatedReason.INVALID
            || refused.reason() == UnauthenticatedReason.EXPIRED);
  }

  /** One exception thrown in many threads would gather the marks of all; others have no copy. */
  static Throwable copy(Throwable failure) {
    return failure instanceof MeException known ? known.copy() : failure;
  }
}
