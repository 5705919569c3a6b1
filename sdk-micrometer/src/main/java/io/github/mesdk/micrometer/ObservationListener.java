package io.github.mesdk.micrometer;

import io.github.mesdk.MeEvent;
import io.github.mesdk.MeListener;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Starts and stops the observations of calls. Immutable: the state of a call is in its events. */
final class ObservationListener implements MeListener {
  private final ObservationRegistry registry;
  private final Conventions conventions;

  ObservationListener(ObservationRegistry registry, Conventions conventions) {
    this.registry = registry;
    this.conventions = conventions;
  }

  @Override
  public void callStarted(MeEvent event) {
    if (registry.isNoop()) {
      return;
    }
    MeCallContext context = new MeCallContext(event);
    Observation current = registry.getCurrentObservation();
    Observation observation =
        MeObservationDocumentation.CALL
            .observation(
                conventions.calls(), DefaultMeCallConvention.INSTANCE, () -> context, registry)
            .start();
    event.attach(ObservedCall.class, new ObservedCall(observation, context, current));
  }

  @Override
  public void tokenRequestStarted(MeEvent event) {
    ObservedCall call = call(event);
    if (call != null) {
      MeTokenContext context = new MeTokenContext(event, call.isTokenRefresh());
      Observation observation = observation(context);
      call.start(observation);
      event.attach(ObservedToken.class, new ObservedToken(observation, context));
    }
  }

  private Observation observation(MeTokenContext context) {
    return context.isRefresh()
        ? MeObservationDocumentation.TOKEN_REFRESH.observation(
            conventions.tokenRefreshes(), DefaultMeTokenConvention.REFRESH, () -> context, registry)
        : MeObservationDocumentation.TOKEN_REQUEST.observation(
            conventions.tokenRequests(), DefaultMeTokenConvention.REQUEST, () -> context, registry);
  }

  @Override
  public void tokenRequestEnded(MeEvent event) {
    event.attachment(ObservedToken.class).ifPresent(token -> token.end(event));
  }

  @Override
  public void cacheUsed(MeEvent event) {
    ObservedCall call = call(event);
    if (call != null) {
      call.context().cacheUsed(event.cacheOutcome().orElseThrow());
    }
  }

  @Override
  public void attemptStarted(MeEvent event) {
    ObservedCall call = call(event);
    if (call != null) {
      MeAttemptContext context = new MeAttemptContext(event, call.nextTrigger());
      Observation observation =
          MeObservationDocumentation.ATTEMPT.observation(
              conventions.attempts(), DefaultMeAttemptConvention.INSTANCE, () -> context, registry);
      call.start(observation);
      event.attach(ObservedAttempt.class, new ObservedAttempt(observation, context));
    }
  }

  /** Returns the headers that the tracer added when the observation of the attempt started. */
  Map<String, String> headers(MeEvent event) {
    return event
        .attachment(ObservedAttempt.class)
        .map(attempt -> attempt.context().headers())
        .orElse(Map.of());
  }

  @Override
  public void attemptEnded(MeEvent event) {
    event.attachment(ObservedAttempt.class).ifPresent(attempt -> attempt.end(event));
  }

  @Override
  public void callEnded(MeEvent event) {
    ObservedCall call = call(event);
    if (call != null) {
      call.end(event);
    }
  }

  /** Returns null if the registry had no handler when the call started. */
  private static @Nullable ObservedCall call(MeEvent event) {
    return event.attachment(ObservedCall.class).orElse(null);
  }
}
