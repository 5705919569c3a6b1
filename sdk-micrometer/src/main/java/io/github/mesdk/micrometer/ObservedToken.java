package io.github.mesdk.micrometer;

import io.github.mesdk.MeEvent;
import io.micrometer.observation.Observation;

/** The observation of a token request, which is current on its thread until it ends. */
final class ObservedToken {
  private final Observation observation;
  private final MeTokenContext context;
  private final Observation.Scope scope;

  ObservedToken(Observation observation, MeTokenContext context) {
    this.observation = observation;
    this.context = context;
    this.scope = observation.openScope();
  }

  void end(MeEvent event) {
    context.endWith(event);
    scope.close();
    Failures.report(event, observation);
    observation.stop();
  }
}
