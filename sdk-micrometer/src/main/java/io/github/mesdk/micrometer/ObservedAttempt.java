package io.github.mesdk.micrometer;

import io.github.mesdk.MeEvent;
import io.micrometer.observation.Observation;

/** The observation of an attempt, which is current on its thread until it ends. */
final class ObservedAttempt {
  private final Observation observation;
  private final MeAttemptContext context;
  private final Observation.Scope scope;

  ObservedAttempt(Observation observation, MeAttemptContext context) {
    this.observation = observation;
    this.context = context;
    this.scope = observation.openScope();
  }

  MeAttemptContext context() {
    return context;
  }

  void end(MeEvent event) {
    context.endWith(event);
    scope.close();
    Failures.report(event, observation);
    observation.stop();
  }
}
