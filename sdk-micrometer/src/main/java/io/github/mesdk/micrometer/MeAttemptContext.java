package io.github.mesdk.micrometer;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.MeEvent;
import io.github.mesdk.http.HeaderRules;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.SenderContext;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an observation knows about an attempt. For conventions and handlers of the application. The
 * carrier is a map of the headers that a tracer adds to the request.
 */
public final class MeAttemptContext extends SenderContext<Map<String, String>> {

  /** Why an attempt starts. */
  public enum Trigger {
    /** The first attempt of a call. */
    CALL,
    /** The retry policy repeats a failed attempt. */
    RETRY,
    /** The service rejected a token, and the token provider returned a new one. */
    NEW_TOKEN
  }

  private final Trigger trigger;
  private volatile MeEvent event;

  MeAttemptContext(MeEvent started, Trigger trigger) {
    super(MeAttemptContext::add, Kind.CLIENT);
    this.event = started;
    this.trigger = trigger;
    setCarrier(new TreeMap<>());
    setRemoteServiceName(started.provider());
  }

  /** Baggage may have a value that no header can carry. It must not make the call fail. */
  private static void add(@Nullable Map<String, String> headers, String name, String value) {
    if (HeaderRules.isCustom(name, value)) {
      requireNonNull(headers).put(name, value);
    }
  }

  /**
   * Returns the event of the end of the attempt; while the attempt runs, the event of its start.
   * See {@link io.github.mesdk.MeListener#attemptEnded}.
   */
  public MeEvent event() {
    return event;
  }

  /** Returns why the attempt started. */
  public Trigger trigger() {
    return trigger;
  }

  Map<String, String> headers() {
    return Collections.unmodifiableMap(requireNonNull(getCarrier()));
  }

  void endWith(MeEvent ended) {
    event = ended;
  }
}
