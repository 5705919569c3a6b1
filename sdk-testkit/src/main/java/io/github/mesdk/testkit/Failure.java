package io.github.mesdk.testkit;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A failure, independent of how a system reports it. */
record Failure(Kind kind, List<String> scopes, Optional<Duration> retryAfter) {

  /** The kinds of failure that at least one system can report. */
  enum Kind {
    MISSING_CREDENTIAL,
    INVALID_TOKEN,
    EXPIRED_TOKEN,
    REVOKED_TOKEN,
    SECOND_FACTOR,
    SUSPENDED_USER,
    PERMISSION_DENIED,
    INVALID_REQUEST,
    NOT_FOUND,
    NO_SUCH_PATH,
    WRONG_METHOD,
    RATE_LIMITED,
    UNAVAILABLE,
    INTERNAL_ERROR,
    INSIDE_SUCCESS
  }

  static Failure of(Kind kind) {
    return new Failure(kind, List.of(), Optional.empty());
  }

  /** The exception of a dialect that is called with a kind it does not support. */
  IllegalStateException unsupported() {
    return new IllegalStateException("this system does not support the failure " + kind);
  }
}
