package io.github.mesdk;

import io.github.mesdk.error.ApiError;
import io.github.mesdk.error.ApiException;
import io.github.mesdk.http.Exchange;
import io.github.mesdk.http.Reply;
import io.github.mesdk.http.Scrubber;
import io.github.mesdk.internal.Outcome;
import io.github.mesdk.internal.SafeHeaders;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.helpers.NOPLogger;

/** Tells the listeners what happens in one call. {@link #SILENT} tells nobody and makes nothing. */
final class CallEvents {
  private static final AtomicLong CALLS = new AtomicLong();

  /** For calls that nobody listens to. */
  static final CallEvents SILENT =
      new CallEvents(new Listeners("", List.of(), NOPLogger.NOP_LOGGER));

  private final Listeners listeners;
  private final long call;
  private final long start = System.nanoTime();
  private long stepStart = start;
  private @Nullable ApiError lastReply;

  CallEvents(Listeners listeners) {
    this(listeners, CALLS.incrementAndGet());
  }

  private CallEvents(Listeners listeners, long call) {
    this.listeners = listeners;
    this.call = call;
  }

  /** For the attempts of the same call on a thread of a cache's, which may outlast the call. */
  CallEvents ofLoad() {
    return this == SILENT ? SILENT : new CallEvents(listeners, call);
  }

  /** On any thread, and perhaps long after the call. */
  void cacheUsed(AnswerCache.Use use) {
    if (this != SILENT) {
      listeners.tell(MeListener::cacheUsed, new MeEvent(listeners.provider, call, use));
    }
  }

  void callStarted() {
    if (this != SILENT) {
      tell(MeListener::callStarted, 0, 0, null, false);
    }
  }

  /** The token's time counts from here. */
  void tokenAsked() {
    if (this != SILENT) {
      startStep();
    }
  }

  void tokenObtained(int attempts) {
    if (this != SILENT) {
      tell(MeListener::tokenObtained, attempts, sinceStep(), null, false);
    }
  }

  void attemptStarted(int attempts) {
    if (this != SILENT) {
      lastReply = null;
      tell(MeListener::attemptStarted, attempts + 1, 0, null, false);
      startStep();
    }
  }

  void attemptEnded(int attempts, Exchange exchange, Outcome<?> outcome, Scrubber scrubber) {
    if (this == SILENT) {
      return;
    }
    long nanos = sinceStep();
    Throwable thrown = outcome instanceof Outcome.Failure<?> failed ? failed.exception() : null;
    if (thrown instanceof ApiException refusal) {
      lastReply = refusal.error();
    } else if (exchange instanceof Reply reply) {
      lastReply = SafeHeaders.facts(reply, scrubber);
    }
    tell(MeListener::attemptEnded, attempts, nanos, thrown, true);
  }

  void retryScheduled(int attempts, Duration wait, Throwable failure) {
    if (this != SILENT) {
      tell(MeListener::retryScheduled, attempts, wait.toNanos(), failure, false);
    }
  }

  void callEnded(int attempts, @Nullable Throwable thrown) {
    if (this != SILENT) {
      tell(MeListener::callEnded, attempts, System.nanoTime() - start, thrown, true);
    }
  }

  private void startStep() {
    stepStart = System.nanoTime();
  }

  private long sinceStep() {
    return System.nanoTime() - stepStart;
  }

  private void tell(
      BiConsumer<MeListener, MeEvent> moment,
      int attempt,
      long nanos,
      @Nullable Throwable thrown,
      boolean isEnd) {
    listeners.tell(
        moment, new MeEvent(listeners.provider, call, attempt, nanos, lastReply, thrown, isEnd));
  }
}
