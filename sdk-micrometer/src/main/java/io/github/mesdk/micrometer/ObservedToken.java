package io.github.mesdk.micrometer;

import io.micrometer.observation.Observation;

/** The observation of a token request. */
final class ObservedToken extends ObservedStep {
  ObservedToken(Observation observation, MeTokenContext context) {
    super(observation, context::endWith);
  }
}
