package io.github.mesdk.oauth2;

import java.time.InstantSource;
import java.util.function.LongSupplier;

/** Gives tests in other packages access to the clock of an issuer's builder. */
public final class ShiftedClock {
  private ShiftedClock() {}

  /** Makes the issuer's device logins poll without pauses. */
  public static OAuth2IssuerBuilder withoutPauses(OAuth2IssuerBuilder builder) {
    return builder.sleeper(pause -> {});
  }

  /** Sets the issuer's monotonic clock this many nanoseconds ahead. */
  public static OAuth2IssuerBuilder ahead(OAuth2IssuerBuilder builder, LongSupplier nanoseconds) {
    return builder.clock(InstantSource.system(), () -> System.nanoTime() + nanoseconds.getAsLong());
  }
}
