package io.github.mesdk;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.error.ApiException;
import io.github.mesdk.error.MeException;
import io.github.mesdk.http.HttpResult;
import io.github.mesdk.http.Reply;
import io.github.mesdk.http.Scrubber;
import io.github.mesdk.internal.ReadResult;
import io.github.mesdk.internal.call.CallHooks;
import io.github.mesdk.internal.call.CustomHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sends the events of one call to the client's listeners, and calls the client's {@code
 * requestHeaders} function for each attempt.
 */
final class CallEvents implements CallHooks {
  private static final AtomicLong CALLS = new AtomicLong();

  private final Listeners listeners;
  private final @Nullable Function<MeEvent, Map<String, String>> requestHeaders;
  private final CallContext context;
  private final long start = System.nanoTime();
  private long stepStart = start;
  private @Nullable MeEvent attempt;

  /** The status, request id and safe headers of the last response; null if there was none. */
  private @Nullable ReplyFacts lastReply;

  private List<String> unreadable = List.of();
  private @Nullable CacheEvents cacheEvents;

  /** Creates the events of a call that starts now. */
  CallEvents(Listeners listeners, @Nullable Function<MeEvent, Map<String, String>> requestHeaders) {
    this(listeners, requestHeaders, new CallContext(listeners.provider, CALLS.incrementAndGet()));
  }

  private CallEvents(
      Listeners listeners,
      @Nullable Function<MeEvent, Map<String, String>> requestHeaders,
      CallContext context) {
    this.listeners = listeners;
    this.requestHeaders = requestHeaders;
    this.context = context;
  }

  @Override
  public CallEvents ofLoad() {
    return new CallEvents(listeners, requestHeaders, context);
  }

  /**
   * Returns the observer for the cache. The cache may call the observer long after this call has
   * ended.
   */
  Consumer<CacheOutcome> cacheObserver() {
    CacheEvents events = cacheEvents;
    if (events == null) {
      events = new CacheEvents(listeners, context);
      cacheEvents = events;
    }
    return events;
  }

  /** Runs on the thread that calls {@code me} or {@code meAsync}. */
  void callStarted() {
    listeners.publish(MeListener::callStarted, MeEvent.started(context));
  }

  @Override
  public void tokenRequestStarted() {
    listeners.publish(MeListener::tokenRequestStarted, MeEvent.started(context));
    startStep();
  }

  @Override
  public void tokenRequestEnded(@Nullable Throwable failure) {
    listeners.publish(
        MeListener::tokenRequestEnded,
        MeEvent.tokenRequestEnded(context, nanosSinceStep(), failure));
  }

  @Override
  public void attemptStarted() {
    lastReply = null;
    unreadable = List.of();
    MeEvent event = MeEvent.attemptStarted(context, context.nextAttempt());
    attempt = event;
    listeners.publish(MeListener::attemptStarted, event);
    startStep();
  }

  @Override
  public CustomHeaders attemptHeaders(CustomHeaders clientHeaders) {
    return requestHeaders == null
        ? clientHeaders
        : clientHeaders.with(requestHeaders.apply(requireNonNull(attempt)));
  }

  @Override
  public void attemptEnded(HttpResult result, ReadResult<?> outcome, Scrubber scrubber) {
    long nanos = nanosSinceStep();
    Throwable thrown = outcome instanceof ReadResult.Failure<?> failed ? failed.exception() : null;
    if (outcome instanceof ReadResult.Success<?> read) {
      unreadable = read.unreadable();
    }
    if (result instanceof Reply reply) {
      // An error with another status is about another reply, such as that with the issuer's keys.
      lastReply =
          thrown instanceof ApiException failure && failure.error().status() == reply.status()
              ? ReplyFacts.of(failure.error())
              : ReplyFacts.of(reply, scrubber);
    }
    attemptEnded(nanos, thrown);
  }

  @Override
  public void attemptBroken(Throwable reason) {
    attemptEnded(nanosSinceStep(), reason);
  }

  private void attemptEnded(long nanos, @Nullable Throwable thrown) {
    int number = requireNonNull(attempt).attempt().orElseThrow();
    listeners.publish(
        MeListener::attemptEnded,
        MeEvent.ended(context, nanos, thrown)
            .ofAttempt(number)
            .withReply(lastReply)
            .withUnreadable(unreadable));
  }

  @Override
  public void retryScheduled(Duration delay, MeException failure) {
    listeners.publish(MeListener::retryScheduled, MeEvent.retry(context, delay.toNanos(), failure));
  }

  @Override
  public void callEnded(int requestsSent, @Nullable Throwable failure) {
    listeners.publish(
        MeListener::callEnded,
        MeEvent.ended(context, System.nanoTime() - start, failure)
            .afterRequests(requestsSent)
            .withReply(lastReply)
            .withUnreadable(unreadable));
    if (cacheEvents != null) {
      cacheEvents.callEnded();
    }
  }

  private void startStep() {
    stepStart = System.nanoTime();
  }

  private long nanosSinceStep() {
    return System.nanoTime() - stepStart;
  }

  /**
   * A cache keeps this observer for as long as it keeps the answer of the call. When the call ends,
   * the observer drops the values that listeners attached, so that the cache does not keep them
   * alive.
   */
  private static final class CacheEvents implements Consumer<CacheOutcome> {
    private final Listeners listeners;
    private volatile CallContext context;

    CacheEvents(Listeners listeners, CallContext context) {
      this.listeners = listeners;
      this.context = context;
    }

    @Override
    public void accept(CacheOutcome outcome) {
      listeners.publish(MeListener::cacheUsed, MeEvent.cacheUsed(context, outcome));
    }

    void callEnded() {
      context = context.withoutAttachments();
    }
  }
}
