package io.github.mesdk.micrometer;

import io.github.mesdk.MeEvent;
import io.micrometer.observation.Observation;
import java.util.function.Consumer;

/** The observation of a step of a call, which is current on its thread until the step ends. */
abstract class ObservedStep {
  private final Observation observation;
  private final Consumer<MeEvent> endOfContext;
  private final Observation.Scope scope;

  ObservedStep(Observation observation, Consumer<MeEvent> endOfContext) {
    this.observation = observation;
    this.endOfContext = endOfContext;
    this.scope = observation.openScope();
  }

  final void end(MeEvent event) {
    endOfContext.accept(event);
    scope.close();
    Failures.report(event, observation);
    observation.stop();
  }
}
