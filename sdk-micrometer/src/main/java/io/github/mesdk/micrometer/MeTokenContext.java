package io.github.mesdk.micrometer;

import io.github.mesdk.MeEvent;
import io.micrometer.observation.Observation;

/**
 * What an observation knows about a token request. For conventions and handlers of the application.
 */
public final class MeTokenContext extends Observation.Context {
  private final boolean isRefresh;
  private volatile MeEvent event;

  MeTokenContext(MeEvent started, boolean isRefresh) {
    this.event = started;
    this.isRefresh = isRefresh;
  }

  /**
   * Returns the event of the end of the token request; while the request runs, the event of its
   * start. See {@link io.github.mesdk.MeListener#tokenRequestEnded}.
   */
  public MeEvent event() {
    return event;
  }

  /**
   * Returns whether the service rejected the call's first token, so that the call needs another.
   */
  public boolean isRefresh() {
    return isRefresh;
  }

  void endWith(MeEvent ended) {
    event = ended;
  }
}
