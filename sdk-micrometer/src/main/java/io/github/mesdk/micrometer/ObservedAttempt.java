package io.github.mesdk.micrometer;

import io.micrometer.observation.Observation;

/** The observation of an attempt. */
final class ObservedAttempt extends ObservedStep {
  private final MeAttemptContext context;

  ObservedAttempt(Observation observation, MeAttemptContext context) {
    super(observation, context::endWith);
    this.context = context;
  }

  MeAttemptContext context() {
    return context;
  }
}
