package io.github.mesdk.spring.boot;

import io.github.mesdk.MeEvent;
import io.github.mesdk.MeListener;
import io.github.mesdk.error.ApiException;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.RateLimitedException;
import io.github.mesdk.error.UnavailableException;
import io.github.mesdk.error.UnexpectedResponseException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/**
 * What the last calls of one client say about its provider, for the health of the application.
 * Attempts are counted and not calls, because the cache answers calls during an outage too.
 */
final class CallState implements MeListener {
  /** A blip is no outage. */
  private static final int FAILURES = 3;

  /** Without calls for so long, nothing is known. */
  private static final long MEMORY = Duration.ofMinutes(1).toNanos();

  /** What is known about a provider. */
  enum Status {
    UNKNOWN,
    UP,
    DOWN
  }

  private record Seen(int failures, String kind, long at) {}

  /** The kind of an attempt that failed in the application, such as in its request headers. */
  private static final String ERROR = "error";

  /** The kind of an attempt whose caller left. */
  private static final String INTERRUPTED = "interrupted";

  private final LongSupplier nanoTime;
  private final Duration timeout;
  private final AtomicReference<Optional<Seen>> seen = new AtomicReference<>(Optional.empty());

  /**
   * Creates the state of a client, of which nothing is known.
   *
   * @param timeout the limit on a call of the client
   */
  CallState(LongSupplier nanoTime, Duration timeout) {
    this.nanoTime = nanoTime;
    this.timeout = timeout;
  }

  @Override
  public void attemptEnded(MeEvent event) {
    String kind = event.kind().orElse(ERROR);
    boolean hasHung = event.duration().filter(this::isHang).isPresent();
    if (kind.equals(ERROR) || (kind.equals(INTERRUPTED) && !hasHung)) {
      return;
    }
    event
        .failure()
        .filter(CallState::isOutage)
        .ifPresentOrElse(failure -> failed(kind), this::answered);
  }

  /**
   * Returns whether a caller that leaves after this time does so because the provider does not
   * respond: after half of the timeout.
   */
  boolean isHang(Duration elapsed) {
    return elapsed.multipliedBy(2).compareTo(timeout) >= 0;
  }

  /** The address of the provider was not found or its client not built, so nothing was sent. */
  void failedWithoutAttempt(RuntimeException failure) {
    failed(failure.getClass().getSimpleName());
  }

  private void failed(String kind) {
    long now = nanoTime.getAsLong();
    seen.updateAndGet(
        last -> Optional.of(new Seen(last.map(Seen::failures).orElse(0) + 1, kind, now)));
  }

  private void answered() {
    seen.set(Optional.of(new Seen(0, "answered", nanoTime.getAsLong())));
  }

  /** A provider that rejects a token works. */
  private static boolean isOutage(MeException failure) {
    return !(failure instanceof ApiException)
        || failure instanceof RateLimitedException
        || failure instanceof UnavailableException
        || failure instanceof UnexpectedResponseException;
  }

  Status status() {
    return recent()
        .map(last -> last.failures() >= FAILURES ? Status.DOWN : Status.UP)
        .orElse(Status.UNKNOWN);
  }

  /** Returns the kind of the last attempt, such as answered or timeout. */
  Optional<String> lastKind() {
    return recent().map(Seen::kind);
  }

  private Optional<Seen> recent() {
    return seen.get().filter(last -> nanoTime.getAsLong() - last.at() < MEMORY);
  }
}
