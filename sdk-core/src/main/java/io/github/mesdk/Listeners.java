package io.github.mesdk;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.slf4j.Logger;

/** The listeners of one client, in the order they were added, followed by the log. */
final class Listeners {
  final String provider;
  private final Logger log;
  private final List<MeListener> all;
  private final AtomicBoolean hasFailed = new AtomicBoolean();

  Listeners(String provider, List<MeListener> listeners, Logger log) {
    this.provider = provider;
    this.log = log;
    List<MeListener> inOrder = new ArrayList<>(listeners);
    inOrder.add(new Log());
    this.all = List.copyOf(inOrder);
  }

  /** Whether a listener or the log receives events. Otherwise, calls create no events. */
  boolean isListening() {
    return all.size() > 1 || log.isDebugEnabled();
  }

  void publish(BiConsumer<MeListener, MeEvent> method, MeEvent event) {
    for (MeListener listener : all) {
      try {
        method.accept(listener, event);
      } catch (Throwable failed) {
        // A listener that fails once usually fails in every call, and its failures would flood the
        // log.
        if (hasFailed.compareAndSet(false, true)) {
          log.warn(
              "{}: a listener failed; further listener failures are not logged", provider, failed);
        }
      }
    }
  }

  /** Logs at DEBUG only: the caller gets every failure and decides what to log. */
  private final class Log implements MeListener {
    @Override
    public void attemptEnded(MeEvent event) {
      log.debug("{}", event);
      if (!event.unreadableMembers().isEmpty()) {
        log.debug(
            "{}: call {}: cannot read {}",
            event.provider(),
            event.callNumber(),
            String.join(", ", event.unreadableMembers()));
      }
    }

    @Override
    public void retryScheduled(MeEvent event) {
      event
          .retryDelay()
          .ifPresent(
              wait -> log.debug("{}: next attempt in {} ms", event.provider(), wait.toMillis()));
    }

    @Override
    public void callEnded(MeEvent event) {
      if (event.requestsSent().orElse(0) == 0 && log.isDebugEnabled()) {
        log.debug("{}: the call sent no request: {}", event.provider(), event.kind().orElse(""));
      }
    }
  }
}
