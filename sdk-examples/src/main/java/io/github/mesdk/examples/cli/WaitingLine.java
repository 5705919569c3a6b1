package io.github.mesdk.examples.cli;

import io.github.mesdk.MeEvent;
import io.github.mesdk.MeListener;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows on a terminal what the command waits for, how long, and when the next attempt starts. The
 * line appears after one second and is removed at the end. In a pipe, and if stderr is redirected,
 * nothing is shown. Thread-safe.
 */
final class WaitingLine implements MeListener, AutoCloseable {
  /** Returns to the start of the line and clears it. */
  private static final String CLEAR = "\r\u001b[K";

  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private final Shell shell;
  private final LongSupplier nanoTime;
  private final long start;
  private final @Nullable Timer timer;
  private final ReentrantLock lock = new ReentrantLock();
  private final AtomicInteger writers = new AtomicInteger();
  private @Nullable Integer width;
  private String step;
  private @Nullable Retry retry;
  private boolean isShown;
  private boolean isClosed;

  /** A scheduled attempt, after a failure of this kind. */
  private record Retry(String cause, long dueNanos) {}

  /** Creates a line that only {@link #draw} shows. */
  WaitingLine(Shell shell, String step, LongSupplier nanoTime, @Nullable Timer timer) {
    this.shell = shell;
    this.step = step;
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
    this.timer = timer;
  }

  /** Returns a line that is never shown. */
  static WaitingLine hidden(Shell shell, String step) {
    return new WaitingLine(shell, step, System::nanoTime, null);
  }

  /** Starts to wait for {@code step}, such as {@code "testiny"}. */
  static WaitingLine start(Shell shell, String step) {
    if (!shell.hasCursor()) {
      return hidden(shell, step);
    }
    Timer timer = new Timer("me-waiting", true);
    WaitingLine line = new WaitingLine(shell, step, System::nanoTime, timer);
    TimerTask draw =
        new TimerTask() {
          @Override
          public void run() {
            line.draw();
          }
        };
    timer.schedule(draw, INTERVAL.toMillis(), INTERVAL.toMillis());
    return line;
  }

  /** Shows the line, or replaces the shown one. Only one thread may draw. */
  void draw() {
    int columns = width();
    lock.lock();
    try {
      if (!isClosed && columns > 0 && writers.get() == 0) {
        String text = text();
        isShown = true;
        print(CLEAR + TerminalText.text(text.substring(0, Math.min(columns, text.length()))));
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Returns the greatest length of the line, which must not wrap; 0 if stderr is no terminal. Asks
   * the terminal once and without the lock, because the terminal may start processes.
   */
  private int width() {
    if (width == null) {
      width = shell.terminal().isErrPresent() ? shell.columnsOfTerminal() - 1 : 0;
    }
    return width;
  }

  /**
   * Writes to stderr in place of the line, which a later draw shows below the output. Writes
   * without the lock, because stderr may block, and other threads may have output meanwhile.
   */
  void writeAbove(Consumer<PrintStream> output) {
    writers.incrementAndGet();
    try {
      clear();
      output.accept(shell.err());
      shell.err().flush();
    } finally {
      writers.decrementAndGet();
    }
  }

  private void clear() {
    lock.lock();
    try {
      if (isShown) {
        isShown = false;
        print(CLEAR);
      }
    } finally {
      lock.unlock();
    }
  }

  private String text() {
    long now = nanoTime.getAsLong();
    String waiting =
        "waiting for " + step + ": " + Duration.ofNanos(now - start).toSeconds() + " s";
    if (retry == null) {
      return waiting;
    }
    Duration left = Duration.ofNanos(Math.max(0, retry.dueNanos() - now));
    // Rounded up, so that the line never says 0 s while there is time left.
    return waiting
        + " (%s; next attempt in %d s)"
            .formatted(retry.cause(), left.plusNanos(999_999_999).toSeconds());
  }

  /** Continues to wait, now for another step. */
  void waitFor(String next) {
    set(next, null);
  }

  @Override
  public void attemptStarted(MeEvent event) {
    int number = event.attempt().orElse(1);
    set(event.provider() + (number == 1 ? "" : ", attempt " + number), null);
  }

  @Override
  public void retryScheduled(MeEvent event) {
    long delay = event.retryDelay().orElse(Duration.ZERO).toNanos();
    String cause = event.kind().orElse("failed").replace('_', ' ');
    set(event.provider(), new Retry(cause, nanoTime.getAsLong() + delay));
  }

  private void set(String next, @Nullable Retry nextRetry) {
    lock.lock();
    try {
      step = next;
      retry = nextRetry;
    } finally {
      lock.unlock();
    }
  }

  /** Removes the line. */
  @Override
  public void close() {
    if (timer != null) {
      timer.cancel();
    }
    lock.lock();
    try {
      isClosed = true;
      clear();
    } finally {
      lock.unlock();
    }
  }

  private void print(String text) {
    shell.err().print(text);
    shell.err().flush();
  }
}
