package io.github.mesdk.oauth2;

import java.time.InstantSource;
import java.util.function.LongSupplier;

/** Reaches what an issuer's builder offers to tests only. */
public final class MovedClock {
  private MovedClock() {}

  /** Lets the issuer's monotonic clock run this many nanoseconds ahead. */
  public static OAuth2IssuerBuilder ahead(OAuth2IssuerBuilder builder, LongSupplier nanoseconds) {
    return builder.clock(InstantSource.system(), () -> System.nanoTime() + nanoseconds.getAsLong());
  }
}
