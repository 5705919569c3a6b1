package io.github.mesdk.testkit;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What goes wrong, before a system has put it in its own words. */
record Failure(Kind kind, List<String> scopes, Optional<Duration> retryAfter) {

  /** Everything that some system has words for. */
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

  /** A dialect was asked for a kind that it declares it never says. */
  IllegalStateException unsaid() {
    return new IllegalStateException("this system never says " + kind);
  }
}
