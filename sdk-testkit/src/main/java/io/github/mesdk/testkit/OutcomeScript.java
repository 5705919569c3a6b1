package io.github.mesdk.testkit;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * How the next requests with one token, or to one token endpoint, end, in order: one outcome for
 * each request. What is said here holds at once, and once everything is used up the provider
 * answers well. Thread-safe.
 */
public final class OutcomeScript {
  private final MockSystem system;
  private final Queue<Outcome> next = new ConcurrentLinkedQueue<>();
  private volatile Outcome rest = Outcome.well();

  OutcomeScript(MockSystem system) {
    this.system = system;
  }

  /**
   * Adds outcomes, one for each of the next requests.
   *
   * @throws IllegalArgumentException if the system never says one of them
   */
  public OutcomeScript then(Outcome... outcomes) {
    List.of(outcomes).forEach(outcome -> outcome.requireKnownTo(system));
    next.addAll(List.of(outcomes));
    return this;
  }

  /** Ends the script: every further request is answered well, as it also is without this. */
  public void thenWell() {
    rest = Outcome.well();
  }

  /**
   * Ends the script: every further request has this outcome, until there is a new script.
   *
   * @throws IllegalArgumentException if the system never says it
   */
  public void thenAlways(Outcome outcome) {
    outcome.requireKnownTo(system);
    rest = outcome;
  }

  Outcome take() {
    Outcome scripted = next.poll();
    return scripted == null ? rest : scripted;
  }
}
