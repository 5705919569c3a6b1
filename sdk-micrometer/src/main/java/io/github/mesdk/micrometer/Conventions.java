package io.github.mesdk.micrometer;

import static java.util.Objects.requireNonNull;

import io.micrometer.observation.ObservationConvention;
import org.jspecify.annotations.Nullable;

/** The conventions that an application sets; null for a default convention. */
record Conventions(
    @Nullable ObservationConvention<MeCallContext> calls,
    @Nullable ObservationConvention<MeAttemptContext> attempts,
    @Nullable ObservationConvention<MeTokenContext> tokenRequests,
    @Nullable ObservationConvention<MeTokenContext> tokenRefreshes) {
  static final Conventions DEFAULTS = new Conventions(null, null, null, null);

  Conventions withCalls(ObservationConvention<MeCallContext> next) {
    return new Conventions(required(next), attempts, tokenRequests, tokenRefreshes);
  }

  Conventions withAttempts(ObservationConvention<MeAttemptContext> next) {
    return new Conventions(calls, required(next), tokenRequests, tokenRefreshes);
  }

  Conventions withTokenRequests(ObservationConvention<MeTokenContext> next) {
    return new Conventions(calls, attempts, required(next), tokenRefreshes);
  }

  Conventions withTokenRefreshes(ObservationConvention<MeTokenContext> next) {
    return new Conventions(calls, attempts, tokenRequests, required(next));
  }

  private static <T> T required(T convention) {
    return requireNonNull(convention, "convention");
  }
}
