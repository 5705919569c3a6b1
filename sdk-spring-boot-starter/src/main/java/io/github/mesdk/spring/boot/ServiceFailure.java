package io.github.mesdk.spring.boot;

import java.time.Duration;

/**
 * A token could not be judged, or its user may not enter. Spring Security turns every {@code
 * AuthenticationException} into a 401, so this is none: it passes the security chain, and the
 * filter in front of the chain answers it.
 */
final class ServiceFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final long LONGEST_WAIT = 60;

  private final int status;
  private final long retryAfter;

  private ServiceFailure(int status, String message, long retryAfter) {
    // One per request during an outage: a stack trace would tell nothing.
    super(message, null, false, false);
    this.status = status;
    this.retryAfter = retryAfter;
  }

  /** The provider or this application is at fault, and not the user. */
  static ServiceFailure unavailable(String problem, Duration retryAfter) {
    long seconds = retryAfter.plusMillis(999).toSeconds();
    return new ServiceFailure(503, problem, Math.max(1, Math.min(LONGEST_WAIT, seconds)));
  }

  /** The token is valid, but its user may not use this application. */
  static ServiceFailure forbidden(String problem) {
    return new ServiceFailure(403, problem, 0);
  }

  int status() {
    return status;
  }

  boolean isOutage() {
    return status == 503;
  }

  /** Returns the value of {@code Retry-After} in seconds; meaningless unless it is an outage. */
  String retryAfter() {
    return Long.toString(retryAfter);
  }
}
