package io.github.mesdk.oauth2;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Compares the times of a JWT with the clock of this machine.
 *
 * @param leeway how far the clocks of the issuer and of this machine may differ
 */
record ValidityPeriod(InstantSource clock, Duration leeway) {

  /** Checks each of {@code exp}, {@code nbf} and {@code iat} that is present. */
  void check(JwtClaims claims) throws InvalidTokenException {
    Instant now = clock.instant();
    Optional<Instant> expiry = claims.time("exp");
    if (expiry.isPresent() && hasExpired(expiry.get(), now)) {
      throw clocksDiffer("expired at", expiry.get(), now);
    }
    checkPast("is not valid before", claims.time("nbf"), now);
    checkPast("was issued in the future, at", claims.time("iat"), now);
  }

  private void checkPast(String problem, Optional<Instant> time, Instant now)
      throws InvalidTokenException {
    if (time.isPresent() && isFuture(time.get(), now)) {
      throw clocksDiffer(problem, time.get(), now);
    }
  }

  /** Returns whether the expiry is past by at least the leeway. */
  boolean hasExpired(Instant expiry) {
    return hasExpired(expiry, clock.instant());
  }

  private boolean hasExpired(Instant expiry, Instant now) {
    return !now.isBefore(expiry.plus(leeway));
  }

  /** Returns whether the time is ahead by more than the leeway. */
  boolean isFuture(Instant time) {
    return isFuture(time, clock.instant());
  }

  private boolean isFuture(Instant time, Instant now) {
    return time.isAfter(now.plus(leeway));
  }

  private static InvalidTokenException clocksDiffer(String problem, Instant time, Instant now) {
    return InvalidTokenException.ofSetup(
        "%s %s; this machine's clock says %s; check the clock"
            .formatted(problem, time, now.truncatedTo(ChronoUnit.SECONDS)));
  }
}
