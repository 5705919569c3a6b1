package io.github.mesdk.token;

import io.github.mesdk.concurrent.Sleeper;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.time.Deadline;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Stores the tokens of one login. Many services invalidate a refresh token at its first use (RFC
 * 9700, section 4.14.2). Reading the token, refreshing it and storing the result must therefore be
 * one exclusive step: {@link #update}. Implementations must be thread-safe.
 */
@FunctionalInterface
public interface TokenStore {

  /**
   * Replaces the stored tokens with the result of {@code step}. The step receives the stored
   * tokens, may call the service, and returns the tokens to store. An empty value, received or
   * returned, means that no one is signed in. No other update of the same store, in this process or
   * another, starts before this update has finished. If the step throws, the store stays unchanged
   * and the exception is rethrown. The step must not use the same store.
   *
   * <p>An implementation that can run out of space must reserve the space before it runs the step,
   * because the service does not issue the same tokens twice.
   *
   * @param deadline limits the wait for other updates; the step must observe the deadline itself
   * @return the result of the step, once it is stored
   * @throws TokenException if the store cannot be read or written; retryable if another update did
   *     not finish before the deadline
   * @throws TransportException if the thread is interrupted while it waits; its interrupt flag
   *     stays set
   */
  Optional<StoredTokens> update(Deadline deadline, UnaryOperator<Optional<StoredTokens>> step);

  /**
   * Returns the stored tokens. Another process may replace them at any time. The default is an
   * {@link #update} that changes nothing. Override this method if the store can be read without
   * waiting for a running update.
   *
   * @throws TokenException if the store cannot be read; retryable if another update did not finish
   *     before the deadline
   * @throws TransportException if the thread is interrupted while it waits; its interrupt flag
   *     stays set
   */
  default Optional<StoredTokens> read(Deadline deadline) {
    return update(deadline, stored -> stored);
  }

  /**
   * Removes the tokens, for example to sign out.
   *
   * @throws TokenException if the tokens cannot be removed; retryable if another update did not
   *     finish before the deadline
   * @throws TransportException if the thread is interrupted while it waits; its interrupt flag
   *     stays set
   */
  default void clear(Deadline deadline) {
    clearIf(deadline, login -> true);
  }

  /**
   * Removes the tokens if {@code condition} is true for them, in one exclusive step. If the
   * condition throws, the store stays unchanged and the exception is rethrown.
   *
   * @return whether tokens were removed
   * @throws TokenException if the store cannot be read, or for the reasons of {@link #clear}
   * @throws TransportException if the thread is interrupted while it waits; its interrupt flag
   *     stays set
   */
  default boolean clearIf(Deadline deadline, Predicate<StoredTokens> condition) {
    AtomicBoolean isCleared = new AtomicBoolean();
    update(
        deadline,
        stored -> {
          isCleared.set(stored.filter(condition).isPresent());
          return isCleared.get() ? Optional.empty() : stored;
        });
    return isCleared.get();
  }

  /** Returns an empty store that keeps the tokens in memory until the process exits. */
  static TokenStore inMemory() {
    return new MemoryTokenStore();
  }

  /**
   * Returns a store in a file that all processes of one machine can share. The directory of the
   * file must exist. The file is replaced atomically, so a crash leaves either the old tokens or
   * the new ones. Space for new tokens is reserved before the service is called. A lock file with
   * the suffix {@code .lock} is created beside the file and never removed. Both files must be
   * regular files that belong to the user of this process and give no rights to other users; the
   * store refuses other files.
   *
   * <p>The file can hold at most 2 MiB. An access token that does not fit is dropped. A refresh
   * token that does not fit causes a {@link TokenException}, and the file stays unchanged.
   *
   * <p>The tokens in the file are not encrypted. On a file system without POSIX permissions, as on
   * Windows, restrict access with the permissions of the directory. On a network file system, the
   * locks work only if the file servers support locks.
   *
   * @throws IllegalArgumentException if the path names no file, or the name ends in {@code .new} or
   *     {@code .lock}, which are reserved for the files beside a store
   */
  static TokenStore file(Path file) {
    return new FileTokenStore(file, Sleeper.SYSTEM);
  }
}
