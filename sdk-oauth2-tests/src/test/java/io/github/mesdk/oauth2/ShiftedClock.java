package io.github.mesdk.oauth2;

import java.time.InstantSource;
import java.util.function.LongSupplier;

/** Gives tests in other packages access to the clock of an issuer's builder. */
public final class ShiftedClock {
  private ShiftedClock() {}

  /** Sets the issuer's monotonic clock this many nanoseconds ahead. */
  public static OAuth2IssuerBuilder ahead(OAuth2IssuerBuilder builder, LongSupplier nanoseconds) {
    return builder.clock(InstantSource.system(), () -> System.nanoTime() + nanoseconds.getAsLong());
  }
}
