package io.github.mesdk.testkit;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/**
 * The outcomes of the next requests with one token, or to one token endpoint: one outcome for each
 * request, in order. Changes take effect immediately. After the last outcome, requests succeed.
 * Thread-safe.
 */
public final class OutcomeScript {
  private final MockSystem system;
  private final Queue<ScriptedOutcome> next = new ConcurrentLinkedQueue<>();
  private volatile ScriptedOutcome afterwards = ScriptedOutcome.SUCCESS;

  OutcomeScript(MockSystem system) {
    this.system = system;
  }

  /**
   * Appends outcomes, one for each of the next requests.
   *
   * @return this script
   * @throws IllegalArgumentException if the system does not support one of the outcomes
   */
  public OutcomeScript then(Outcome... outcomes) {
    next.addAll(
        Stream.of(outcomes)
            .map(outcome -> ScriptedOutcome.requireSupported(outcome, system))
            .toList());
    return this;
  }

  /** Ends the script: all further requests succeed, which is also the default. */
  public void thenSuccess() {
    afterwards = ScriptedOutcome.SUCCESS;
  }

  /**
   * Ends the script: all further requests have this outcome until the script is replaced.
   *
   * @throws IllegalArgumentException if the system does not support the outcome
   */
  public void thenAlways(Outcome outcome) {
    afterwards = ScriptedOutcome.requireSupported(outcome, system);
  }

  ScriptedOutcome take() {
    ScriptedOutcome scripted = next.poll();
    return scripted == null ? afterwards : scripted;
  }
}
