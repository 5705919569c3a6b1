package io.github.mesdk.testkit;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/**
 * How the next requests with one token, or to one token endpoint, end, in order: one outcome for
 * each request. What is said here holds at once, and once everything is used up the provider
 * answers well. Thread-safe.
 */
public final class OutcomeScript {
  private final MockSystem system;
  private final Queue<ScriptedOutcome> next = new ConcurrentLinkedQueue<>();
  private volatile ScriptedOutcome rest = ScriptedOutcome.SUCCESS;

  OutcomeScript(MockSystem system) {
    this.system = system;
  }

  /**
   * Adds outcomes, one for each of the next requests.
   *
   * @throws IllegalArgumentException if the system never says one of them
   */
  public OutcomeScript then(Outcome... outcomes) {
    next.addAll(Stream.of(outcomes).map(outcome -> ScriptedOutcome.of(outcome, system)).toList());
    return this;
  }

  /** Ends the script: every further request is answered well, as it also is without this. */
  public void thenSuccess() {
    rest = ScriptedOutcome.SUCCESS;
  }

  /**
   * Ends the script: every further request has this outcome, until there is a new script.
   *
   * @throws IllegalArgumentException if the system never says it
   */
  public void thenAlways(Outcome outcome) {
    rest = ScriptedOutcome.of(outcome, system);
  }

  ScriptedOutcome take() {
    ScriptedOutcome scripted = next.poll();
    return scripted == null ? rest : scripted;
  }
}
