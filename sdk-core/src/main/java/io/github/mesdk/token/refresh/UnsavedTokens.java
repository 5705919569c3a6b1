package io.github.mesdk.token.refresh;

import io.github.mesdk.concurrent.DaemonThreads;
import io.github.mesdk.concurrent.Durations;
import io.github.mesdk.concurrent.Interrupts;
import io.github.mesdk.concurrent.Sleeper;
import io.github.mesdk.error.MeException;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.TokenStore;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Updates a store, and keeps in memory the tokens that it could not store, for example because the
 * disk is full. The store then still holds a refresh token that is spent: it was used once and must
 * not be sent again. Thread-safe.
 */
final class UnsavedTokens {
  static final ThreadFactory THREADS = DaemonThreads.named("mesdk-token-store");

  /** One instance for each store in use, so that all token providers of a store share it. */
  private static final Map<TokenStore, WeakReference<UnsavedTokens>> BY_STORE =
      new ConcurrentHashMap<>();

  private static final Logger LOG = LoggerFactory.getLogger(RefreshTokenProvider.class);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final Duration STORE_TIMEOUT = Duration.ofSeconds(30);

  private final TokenStore store;
  private final Sleeper sleeper;
  private final ThreadFactory threads;
  private final AtomicReference<@Nullable Unsaved> unsaved = new AtomicReference<>();

  /** Whether a thread is retrying to store the tokens; at most one such thread exists. */
  private final AtomicBoolean isRetrying = new AtomicBoolean();

  /**
   * Returns the instance for this store, which all token providers of the store share. Two file
   * stores with the same path are one store.
   */
  static UnsavedTokens of(TokenStore store) {
    BY_STORE.values().removeIf(reference -> reference.get() == null);
    UnsavedTokens fresh = new UnsavedTokens(store, Sleeper.SYSTEM, THREADS);
    while (true) {
      WeakReference<UnsavedTokens> reference =
          BY_STORE.computeIfAbsent(store, unknown -> new WeakReference<>(fresh));
      UnsavedTokens shared = reference.get();
      if (shared != null) {
        return shared;
      }
      BY_STORE.remove(store, reference);
    }
  }

  UnsavedTokens(TokenStore store, Sleeper sleeper, ThreadFactory threads) {
    this.store = store;
    this.sleeper = sleeper;
    this.threads = threads;
  }

  /**
   * A login that could not be stored.
   *
   * @param stored what the store holds
   * @param login what the store should hold
   */
  private record Unsaved(Optional<StoredTokens> stored, Optional<StoredTokens> login) {}

  /**
   * Returns the current login; empty if no one is signed in. If the store cannot be read, which is
   * common when it cannot be written, this returns the login in memory.
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

  /** Returns the login that the store holds, with tokens that could not be stored. */
  StoredTokens latest(StoredTokens stored) {
    return newest(unsaved.get(), Optional.of(stored)).orElse(stored);
  }

  private static Optional<StoredTokens> newest(
      @Nullable Unsaved kept, Optional<StoredTokens> stored) {
    return kept != null && isSpent(kept, stored)
        ? kept.login().map(login -> merged(kept, login, stored.orElse(login)))
        : stored;
  }

  /**
   * Whether the store still holds the spent refresh token. Other members of the login may have
   * changed in the meantime.
   */
  private static boolean isSpent(Unsaved kept, Optional<StoredTokens> stored) {
    return kept.stored()
        .flatMap(StoredTokens::refreshToken)
        .equals(stored.flatMap(StoredTokens::refreshToken));
  }

  /** Returns what the store holds, with the changes of the refresh that could not be stored. */
  private static StoredTokens merged(Unsaved kept, StoredTokens login, StoredTokens stored) {
    StoredTokens next = login.refreshToken().map(stored::withRefreshToken).orElse(stored);
    next = login.accessToken().map(next::withAccessToken).orElse(next);
    next = login.proofKey().map(next::withProofKey).orElse(next).withScopes(login.scopes());
    if (stored.subject().isEmpty()) {
      next = login.subject().map(next::withSubject).orElse(next);
    }
    boolean wasPending = kept.stored().filter(StoredTokens::verificationPending).isPresent();
    return login.verificationPending() == wasPending
        ? next
        : next.withVerificationPending(login.verificationPending());
  }

  /**
   * Runs {@link TokenStore#update} with the latest login. Throws only what the step throws, or the
   * failure that kept the step from running.
   */
  void update(Deadline deadline, UnaryOperator<Optional<StoredTokens>> step) {
    AtomicReference<@Nullable Unsaved> result = new AtomicReference<>();
    try {
      store.update(
          deadline,
          stored -> {
            result.set(null);
            Optional<StoredTokens> next = step.apply(newest(unsaved.get(), stored));
            Unsaved pending = new Unsaved(stored, next);
            // Set before the store releases its lock or runs this step again, so that no step sends
            // the spent token, even if the new one is not stored.
            unsaved.set(pending);
            result.set(pending);
            return next;
          });
      unsaved.compareAndSet(result.get(), null);
    } catch (RuntimeException | Error failed) {
      Unsaved pending = result.get();
      if (pending == null) {
        throw failed;
      }
      retryLater(pending, failed);
    }
  }

  private void retryLater(Unsaved pending, Throwable reason) {
    if (pending.login().equals(pending.stored())) {
      unsaved.compareAndSet(pending, null); // the step changed nothing
    } else if (startRetrying()) {
      LOG.warn(
          "cannot store the new tokens in {}; using them from memory and retrying: {}",
          store,
          reason instanceof MeException failure ? failure.problem() : reason.getClass().getName());
    }
  }

  /**
   * Returns whether this call started a thread. Without a thread, the next update stores the
   * tokens.
   */
  private boolean startRetrying() {
    if (!isRetrying.compareAndSet(false, true)) {
      return false;
    }
    try {
      threads.newThread(this::retryUntilStored).start();
      return true;
    } catch (RuntimeException | Error noThread) {
      isRetrying.set(false);
      LOG.warn(
          "cannot start a thread to store the new tokens in {}; using them from memory", store);
      return false;
    }
  }

  private void retryUntilStored() {
    try {
      for (Duration pause = FIRST_PAUSE; unsaved.get() != null; pause = longer(pause)) {
        sleeper.sleep(pause);
        tryToStore();
      }
    } catch (InterruptedException stopped) {
      return; // nothing in the SDK interrupts this thread
    } finally {
      isRetrying.set(false);
    }
    if (unsaved.get() != null) {
      startRetrying(); // tokens that arrived after the last check
    }
  }

  private static Duration longer(Duration pause) {
    return Durations.doubled(pause, LONGEST_PAUSE);
  }

  private void tryToStore() {
    try {
      update(Deadline.after(STORE_TIMEOUT), newest -> newest);
      if (unsaved.get() == null) {
        LOG.info("the new tokens are stored in {} now", store);
      }
    } catch (RuntimeException | Error notYet) {
      LOG.debug("still cannot store the new tokens in {}", store);
    }
  }
}
