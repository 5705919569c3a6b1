package io.github.mesdk;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.slf4j.Logger;

/** The listeners of one client in their order; the log is the last of them. */
final class Listeners {
  final String provider;
  private final Logger log;
  private final List<MeListener> all;
  private final AtomicBoolean hasFailed = new AtomicBoolean();

  Listeners(String provider, List<MeListener> users, Logger log) {
    this.provider = provider;
    this.log = log;
    List<MeListener> inOrder = new ArrayList<>(users);
    inOrder.add(new Log());
    this.all = List.copyOf(inOrder);
  }

  /** Whether anything listens: otherwise no event is made. */
  boolean isListening() {
    return all.size() > 1 || log.isDebugEnabled();
  }

  void tell(BiConsumer<MeListener, MeEvent> moment, MeEvent event) {
    for (MeListener listener : all) {
      try {
        moment.accept(listener, event);
      } catch (Throwable failed) {
        // A listener that fails once fails at every call: the log is not to be filled with it.
        if (hasFailed.compareAndSet(false, true)) {
          log.warn("{}: a listener failed; this is not logged again", provider, failed);
        }
      }
    }
  }

  /** At DEBUG only: a failure is the caller's to log, and a user's bad token is nobody's. */
  private final class Log implements MeListener {
    @Override
    public void attemptEnded(MeEvent event) {
      log.debug("{}", event);
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
        log.debug("{}: no request was completed: {}", event.provider(), event.kind().orElse(""));
      }
    }
  }
}
