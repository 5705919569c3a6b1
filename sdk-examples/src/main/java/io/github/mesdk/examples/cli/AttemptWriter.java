package io.github.mesdk.examples.cli;

import io.github.mesdk.MeEvent;
import io.github.mesdk.MeListener;
import java.io.PrintStream;

/** Writes one line for each attempt, each answer with unreadable JSON members and each retry. */
final class AttemptWriter implements MeListener {
  private final PrintStream err;

  AttemptWriter(PrintStream err) {
    this.err = err;
  }

  @Override
  public void attemptEnded(MeEvent event) {
    err.println(event);
    if (!event.unreadableMembers().isEmpty()) {
      String names = String.join(", ", event.unreadableMembers());
      err.println(event.provider() + ": call " + event.callNumber() + ": cannot read " + names);
    }
  }

  @Override
  public void retryScheduled(MeEvent event) {
    event
        .retryDelay()
        .ifPresent(
            wait -> err.println(event.provider() + ": next attempt in " + wait.toMillis() + " ms"));
  }
}
