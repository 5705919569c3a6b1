package io.github.mesdk.token.refresh;

import io.github.mesdk.concurrent.DaemonThreads;
import io.github.mesdk.concurrent.Durations;
import io.github.mesdk.concurrent.Interrupts;
import io.github.mesdk.concurrent.Sleeper;
import io.github.mesdk.error.MeException;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.TokenStore;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Updates a store, and keeps in memory what it did not take, as when the disk is full: the store
 * then still holds tokens that were spent, which must not be shown again. Thread-safe.
 */
final class UnsavedTokens {
  static final ThreadFactory THREADS = DaemonThreads.named("mesdk-token-store");

  private static final Logger LOG = LoggerFactory.getLogger(RefreshTokenProvider.class);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final Duration STORE_TIMEOUT = Duration.ofSeconds(30);

  private final TokenStore store;
  private final Sleeper sleeper;
  private final ThreadFactory threads;
  private final AtomicReference<@Nullable Unsaved> unsaved = new AtomicReference<>();

  /** Whether a thread tries to store what is in memory; never are there two. */
  private final AtomicBoolean isRetrying = new AtomicBoolean();

  UnsavedTokens(TokenStore store, Sleeper sleeper, ThreadFactory threads) {
    this.store = store;
    this.sleeper = sleeper;
    this.threads = threads;
  }

  /**
   * What the store should hold.
   *
   * @param stored what it holds
   */
  private record Unsaved(Optional<StoredTokens> stored, Optional<StoredTokens> login) {}

  /**
   * The login as it is now; absent when no one is signed in. A store that takes nothing often
   * cannot be read either: then this is what it did not take.
   */
  Optional<StoredTokens> read(Deadline deadline) {
    Unsaved kept = unsaved.get();
    try {
      return newest(kept, store.read(deadline));
    } catch (RuntimeException unreadable) {
      if (kept == null || Interrupts.isInterrupt(unreadable)) {
        throw unreadable;
      }
      return kept.login();
    }
  }

  private static Optional<StoredTokens> newest(
      @Nullable Unsaved kept, Optional<StoredTokens> stored) {
    return kept != null && kept.stored().equals(stored) ? kept.login() : stored;
  }

  /**
   * As {@link TokenStore#update}, with the newest login. Only what the step throws, or what keeps
   * it from running, is thrown.
   */
  void update(Deadline deadline, UnaryOperator<Optional<StoredTokens>> step) {
    AtomicReference<@Nullable Unsaved> result = new AtomicReference<>();
    try {
      store.update(
          deadline,
          stored -> {
            result.set(null);
            Optional<StoredTokens> next = step.apply(newest(unsaved.get(), stored));
            Unsaved made = new Unsaved(stored, next);
            // Before the store lets the next caller in, or runs this step again: neither may show
            // the spent token, whatever becomes of the new one.
            unsaved.set(made);
            result.set(made);
            return next;
          });
      unsaved.compareAndSet(result.get(), null);
    } catch (RuntimeException | Error failed) {
      Unsaved made = result.get();
      if (made == null) {
        throw failed;
      }
      keep(made, failed);
    }
  }

  private void keep(Unsaved made, Throwable reason) {
    if (made.login().equals(made.stored())) {
      unsaved.compareAndSet(made, null); // nothing was to be stored
    } else if (startRetrying()) {
      LOG.warn(
          "{} did not take the new tokens, which are used from memory until it does: {}",
          store,
          reason instanceof MeException failure ? failure.problem() : reason.getClass().getName());
    }
  }

  /** Whether a thread was started. Without one, the next update stores what is in memory. */
  private boolean startRetrying() {
    if (!isRetrying.compareAndSet(false, true)) {
      return false;
    }
    try {
      threads.newThread(this::storeUntilItWorks).start();
      return true;
    } catch (RuntimeException | Error noThread) {
      isRetrying.set(false);
      LOG.warn("no thread to store the new tokens in {}, which are used from memory", store);
      return false;
    }
  }

  private void storeUntilItWorks() {
    try {
      for (Duration pause = FIRST_PAUSE; unsaved.get() != null; pause = longer(pause)) {
        sleeper.sleep(pause);
        tryToStore();
      }
    } catch (InterruptedException stopped) {
      return; // only the end of the JVM stops this thread
    } finally {
      isRetrying.set(false);
    }
    if (unsaved.get() != null) {
      startRetrying(); // what came after the last look
    }
  }

  private static Duration longer(Duration pause) {
    return Durations.doubled(pause, LONGEST_PAUSE);
  }

  private void tryToStore() {
    try {
      update(Deadline.after(STORE_TIMEOUT), newest -> newest);
      if (unsaved.get() == null) {
        LOG.info("{} is up to date again", store);
      }
    } catch (RuntimeException | Error notYet) {
      LOG.debug("{} does not take the new tokens yet", store);
    }
  }
}
