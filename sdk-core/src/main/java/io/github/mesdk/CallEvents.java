package io.github.mesdk;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.error.ApiError;
import io.github.mesdk.error.ApiException;
import io.github.mesdk.error.MeException;
import io.github.mesdk.http.HttpResult;
import io.github.mesdk.http.Reply;
import io.github.mesdk.http.Scrubber;
import io.github.mesdk.internal.ReadResult;
import io.github.mesdk.internal.SafeHeaders;
import io.github.mesdk.internal.call.CallHooks;
import io.github.mesdk.internal.call.CustomHeaders;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Tells the listeners of a client what happens in one call, and gets the headers for it. */
final class CallEvents implements CallHooks {
  private static final AtomicLong CALLS = new AtomicLong();

  private final Listeners listeners;
  private final @Nullable Function<MeEvent, Map<String, String>> requestHeaders;
  private final CallContext context;
  private final long start = System.nanoTime();
  private long stepStart = start;
  private @Nullable MeEvent attempt;
  private @Nullable ApiError lastReply;
  private @Nullable CacheEvents cacheEvents;

  /** For a call that starts now. */
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

  /** What a cache tells of this call, perhaps long after it. */
  Consumer<CacheOutcome> cacheObserver() {
    CacheEvents events = cacheEvents;
    if (events == null) {
      events = new CacheEvents(listeners, context);
      cacheEvents = events;
    }
    return events;
  }

  /** On the thread that asks. */
  void callStarted() {
    listeners.tell(MeListener::callStarted, MeEvent.started(context));
  }

  @Override
  public void tokenRequestStarted() {
    listeners.tell(MeListener::tokenRequestStarted, MeEvent.started(context));
    startStep();
  }

  @Override
  public void tokenRequestEnded(@Nullable Throwable failure) {
    listeners.tell(
        MeListener::tokenRequestEnded, MeEvent.tokenRequestEnded(context, sinceStep(), failure));
  }

  @Override
  public void attemptStarted() {
    lastReply = null;
    MeEvent event = MeEvent.attemptStarted(context, context.nextAttempt());
    attempt = event;
    listeners.tell(MeListener::attemptStarted, event);
    startStep();
  }

  @Override
  public CustomHeaders attemptHeaders(CustomHeaders ofTheClient) {
    return requestHeaders == null
        ? ofTheClient
        : ofTheClient.with(requestHeaders.apply(requireNonNull(attempt)));
  }

  @Override
  public void attemptEnded(HttpResult result, ReadResult<?> outcome, Scrubber scrubber) {
    long nanos = sinceStep();
    Throwable thrown = outcome instanceof ReadResult.Failure<?> failed ? failed.exception() : null;
    if (thrown instanceof ApiException refusal) {
      lastReply = refusal.error();
    } else if (result instanceof Reply reply) {
      lastReply = SafeHeaders.facts(reply, scrubber);
    }
    attemptEnded(nanos, thrown);
  }

  @Override
  public void attemptBroken(Throwable reason) {
    attemptEnded(sinceStep(), reason);
  }

  private void attemptEnded(long nanos, @Nullable Throwable thrown) {
    int number = requireNonNull(attempt).attempt().orElseThrow();
    listeners.tell(
        MeListener::attemptEnded,
        MeEvent.ended(context, nanos, thrown).ofAttempt(number).withReply(lastReply));
  }

  @Override
  public void retryScheduled(Duration delay, MeException failure) {
    listeners.tell(MeListener::retryScheduled, MeEvent.retry(context, delay.toNanos(), failure));
  }

  @Override
  public void callEnded(int requestsSent, @Nullable Throwable failure) {
    listeners.tell(
        MeListener::callEnded,
        MeEvent.ended(context, System.nanoTime() - start, failure)
            .afterRequests(requestsSent)
            .withReply(lastReply));
    if (cacheEvents != null) {
      cacheEvents.callEnded();
    }
  }

  private void startStep() {
    stepStart = System.nanoTime();
  }

  private long sinceStep() {
    return System.nanoTime() - stepStart;
  }

  /**
   * What a cache keeps as long as it keeps the answer. It lets go of what listeners attached to the
   * call, which would live as long.
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
      listeners.tell(MeListener::cacheUsed, MeEvent.cacheUsed(context, outcome));
    }

    void callEnded() {
      context = context.withoutAttachments();
    }
  }
}
