package io.github.mesdk.spring.boot;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes one line for each request that an outage ended. */
final class FailureLog {
  /** Ahead of the security chain, which Spring Boot orders at -100. */
  static final int FILTER_ORDER = -200;

  private static final Logger LOG = LoggerFactory.getLogger("io.github.mesdk.spring");

  private FailureLog() {}

  /** Logs the failure of a service; that a user may not enter is no event. */
  static void write(ServiceFailure failure) {
    if (failure.isOutage()) {
      LOG.warn("Answered 503, because a token could not be checked: {}", failure.getMessage());
    }
  }
}
