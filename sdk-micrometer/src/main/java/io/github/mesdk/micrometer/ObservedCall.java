package io.github.mesdk.micrometer;

import io.github.mesdk.MeEvent;
import io.github.mesdk.micrometer.MeAttemptContext.Trigger;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/** The observation of a call. Its token requests and attempts run one after the other. */
final class ObservedCall {
  private final Observation observation;
  private final MeCallContext context;
  private final @Nullable Observation outer;
  private volatile Trigger nextTrigger = Trigger.CALL;
  private volatile boolean hasAskedForToken;

  /**
   * Creates the state of a call.
   *
   * @param outer the observation around the call; null if there is none
   */
  ObservedCall(Observation observation, MeCallContext context, @Nullable Observation outer) {
    this.observation = observation;
    this.context = context;
    this.outer = outer;
  }

  MeCallContext context() {
    return context;
  }

  /**
   * Starts a token request or an attempt as a child of the call. A tracer prefers the span of the
   * current thread to the parent observation, so the call is current while the child starts. If the
   * application disables the observation of calls, the parent is the observation around the call.
   */
  void start(Observation child) {
    Observation parent = observation.isNoop() ? outer : observation;
    if (parent == null) {
      child.start();
    } else {
      child.parentObservation(parent);
      parent.scoped((Runnable) child::start);
    }
  }

  /** Returns whether the token request that starts follows a rejected token. */
  boolean isTokenRefresh() {
    boolean isRefresh = hasAskedForToken;
    hasAskedForToken = true;
    if (isRefresh) {
      nextTrigger = Trigger.NEW_TOKEN;
    }
    return isRefresh;
  }

  /** Returns what caused the attempt that starts. */
  Trigger nextTrigger() {
    Trigger trigger = nextTrigger;
    nextTrigger = Trigger.RETRY;
    return trigger;
  }

  void end(MeEvent event) {
    context.endWith(event);
    Failures.report(event, observation);
    observation.stop();
  }
}
