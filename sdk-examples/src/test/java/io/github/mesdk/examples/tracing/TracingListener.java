package io.github.mesdk.examples.tracing;

import io.github.mesdk.MeEvent;
import io.github.mesdk.MeListener;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextStorage;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.HashMap;
import java.util.Map;

/** Creates a span for each call, with a child span for each token request and each attempt. */
public final class TracingListener implements MeListener {
  private final Tracer tracer;
  private final TextMapPropagator propagator;

  /** The span of a call, in the context of the calling thread. */
  private record Call(Context context, Span span) {}

  /** The token request or the attempt in progress. */
  private record Step(Span span, Scope scope) {}

  /** For {@code MeClientBuilder.listener}. */
  public TracingListener(OpenTelemetry telemetry) {
    this.tracer = telemetry.getTracer("io.github.mesdk");
    this.propagator = telemetry.getPropagators().getTextMapPropagator();
  }

  /** For {@code MeClientBuilder.requestHeaders}: the span of the attempt is the current one. */
  public Map<String, String> headers(MeEvent attempt) {
    Map<String, String> headers = new HashMap<>();
    propagator.inject(Context.current(), headers, Map::put);
    return headers;
  }

  @Override
  public void callStarted(MeEvent event) {
    Span span = tracer.spanBuilder("me " + event.provider()).startSpan();
    event.attach(Call.class, new Call(Context.current().with(span), span));
  }

  @Override
  public void tokenRequestStarted(MeEvent event) {
    start("token", event);
  }

  @Override
  public void tokenRequestEnded(MeEvent event) {
    end(event);
  }

  @Override
  public void attemptStarted(MeEvent event) {
    start("attempt " + event.attempt().orElseThrow(), event);
  }

  @Override
  public void attemptEnded(MeEvent event) {
    end(event);
  }

  @Override
  public void cacheUsed(MeEvent event) {
    String outcome = event.cacheOutcome().orElseThrow().name();
    String attribute = outcome.startsWith("SECOND_LEVEL") ? "cache.second_level" : "cache";
    // An eviction can happen long after its call, when the span has ended.
    event.attachment(Call.class).ifPresent(call -> call.span().setAttribute(attribute, outcome));
  }

  @Override
  public void callEnded(MeEvent event) {
    end(event.attachment(Call.class).orElseThrow().span(), event);
  }

  private void start(String name, MeEvent event) {
    Context call = event.attachment(Call.class).orElseThrow().context();
    Span span = tracer.spanBuilder(name).setParent(call).startSpan();
    event.attach(Step.class, new Step(span, ContextStorage.get().attach(call.with(span))));
  }

  private static void end(MeEvent event) {
    Step step = event.attachment(Step.class).orElseThrow();
    step.scope().close(); // on the thread that opened it
    end(step.span(), event);
  }

  private static void end(Span span, MeEvent event) {
    event.status().ifPresent(status -> span.setAttribute("http.response.status_code", status));
    event.kind().ifPresent(kind -> span.setAttribute("kind", kind));
    event.failure().ifPresent(failure -> span.setStatus(StatusCode.ERROR, failure.getMessage()));
    span.end();
  }
}
