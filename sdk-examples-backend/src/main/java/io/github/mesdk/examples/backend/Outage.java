package io.github.mesdk.examples.backend;

import io.github.mesdk.testkit.Outcome;
import java.time.Duration;
import java.util.Optional;

/** How the provider fails. */
enum Outage {
  NONE(Optional.empty()),
  DOWN(Optional.of(Outcome.unavailable())),
  SLOW(Optional.of(Outcome.slow(Duration.ofSeconds(30)))),
  RATE_LIMIT(Optional.of(Outcome.rateLimited(Duration.ofSeconds(20)))),
  HTML_PAGE(Optional.of(Outcome.htmlPage()));

  @SuppressWarnings("ImmutableEnumChecker") // an outcome is immutable
  private final Optional<Outcome> outcome;

  Outage(Optional<Outcome> outcome) {
    this.outcome = outcome;
  }

  /** Returns the outcome of every request to the provider; empty if it works. */
  Optional<Outcome> outcome() {
    return outcome;
  }
}
