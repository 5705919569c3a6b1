package io.github.mesdk.token.refresh;

import io.github.mesdk.concurrent.DaemonThreads;
import io.github.mesdk.concurrent.Durations;
import io.github.mesdk.error.MeException;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.time.Sleeper;
import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.TokenStore;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
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
  private static final Logger LOG = LoggerFactory.getLogger(RefreshTokenProvider.class);
  private static final ThreadFactory THREADS = DaemonThreads.named("mesdk-token-store");
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final Duration STORE_TIMEOUT = Duration.ofSeconds(30);

  private final TokenStore store;
  private final Sleeper sleeper;
  private final AtomicReference<@Nullable Unsaved> unsaved = new AtomicReference<>();

  UnsavedTokens(TokenStore store, Sleeper sleeper) {
    this.store = store;
    this.sleeper = sleeper;
  }

  /**
   * What the store should hold.
   *
   * @param stored what it holds
   */
  private record Unsaved(Optional<StoredTokens> stored, Optional<StoredTokens> login) {}

  /** The login as it is now; absent when no one is signed in. */
  Optional<StoredTokens> read(Deadline deadline) {
    return newest(unsaved.get(), store.read(deadline));
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
    AtomicReference<@Nullable Unsaved> before = new AtomicReference<>();
    AtomicReference<@Nullable Unsaved> after = new AtomicReference<>();
    try {
      store.update(
          deadline,
          stored -> {
            Unsaved kept = unsaved.get();
            Optional<StoredTokens> next = step.apply(newest(kept, stored));
            Unsaved result = new Unsaved(stored, next);
            before.set(kept);
            after.set(result.equals(kept) ? kept : result);
            // Before the store lets the next one in, who must not see a spent token.
            unsaved.set(after.get());
            return next;
          });
      unsaved.compareAndSet(after.get(), null);
    } catch (RuntimeException | Error failed) {
      Unsaved next = after.get();
      if (next == null) {
        throw failed;
      }
      if (next != before.get()) {
        keep(next, failed);
      }
    }
  }

  private void keep(Unsaved next, Throwable reason) {
    if (next.login().equals(next.stored())) {
      unsaved.compareAndSet(next, null); // nothing was to be stored
      return;
    }
    LOG.warn(
        "{} did not take the new tokens, which are used from memory until it does: {}",
        store,
        reason instanceof MeException failure ? failure.problem() : reason.getClass().getName());
    THREADS.newThread(() -> storeUntilItWorks(next)).start();
  }

  /** Or until newer tokens came, which are another thread's to store if that is needed. */
  private void storeUntilItWorks(Unsaved tokens) {
    Duration pause = FIRST_PAUSE;
    while (unsaved.get() == tokens) {
      try {
        sleeper.sleep(pause);
        update(Deadline.after(STORE_TIMEOUT), newest -> newest);
      } catch (InterruptedException stopped) {
        return; // only the end of the JVM stops this thread
      } catch (RuntimeException stillFull) {
        LOG.debug("{} does not take the new tokens yet", store);
      }
      pause = Durations.doubled(pause, LONGEST_PAUSE);
    }
    LOG.info("{} took the new tokens, or newer ones", store);
  }
}
