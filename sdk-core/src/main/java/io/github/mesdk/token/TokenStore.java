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
 * Where the tokens of one login are kept. Many services void a refresh token as soon as it was used
 * (RFC 9700, section 4.14.2), so whoever refreshes must read, ask the service and store the answer
 * while no one else does: that is one {@link #update}. Implementations must be thread-safe.
 */
@FunctionalInterface
public interface TokenStore {

  /**
   * Lets {@code step} replace what is stored. The step gets what is there, may ask the service, and
   * returns what shall be there; empty means signed out, in both directions. No other update of the
   * same store, in this process or another, begins before this one has ended. When the step throws,
   * the store stays as it was and the exception is passed on. A step must not use the same store
   * itself.
   *
   * <p>An implementation that may run out of room makes sure of it before it runs the step: what
   * the service gave cannot be asked for again.
   *
   * @param deadline limits the wait for others; the step must observe it by itself
   * @return what the step returned, once it is stored
   * @throws TokenException if the store cannot be read or written, or, retryable, if others did not
   *     release it in time
   * @throws TransportException if the thread is interrupted while it waits; its flag is still set
   */
  Optional<StoredTokens> update(Deadline deadline, UnaryOperator<Optional<StoredTokens>> step);

  /**
   * What is stored now. Another process may replace it at any time. Unless overridden this is an
   * {@link #update} that changes nothing; an implementation that can tell without waiting for an
   * update that is under way should.
   *
   * @throws TokenException if the store cannot be read, or, retryable, if others did not release it
   *     in time
   * @throws TransportException if the thread is interrupted while it waits; its flag is still set
   */
  default Optional<StoredTokens> read(Deadline deadline) {
    return update(deadline, stored -> stored);
  }

  /**
   * Removes the tokens, as after signing out.
   *
   * @throws TokenException if they cannot be removed, or, retryable, if others did not release the
   *     store in time
   * @throws TransportException if the thread is interrupted while it waits; its flag is still set
   */
  default void clear(Deadline deadline) {
    clearIf(deadline, login -> true);
  }

  /**
   * Removes the tokens if {@code condition} holds for them, and lets no update in between. What the
   * condition throws is passed on, and the store stays as it was.
   *
   * @return whether there were tokens, and they were removed
   * @throws TokenException if the store cannot be read, or as {@link #clear} throws it
   * @throws TransportException if the thread is interrupted while it waits; its flag is still set
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

  /** A store that lasts as long as the process, at first without tokens. */
  static TokenStore inMemory() {
    return new MemoryTokenStore();
  }

  /**
   * A file that the processes of one machine share. Its directory must exist. The file is replaced
   * as a whole, so that a crash leaves the old tokens or the new ones. Room for the new ones is
   * reserved before a service is asked for them. The file, and the lock file beside it (named the
   * same with {@code .lock} at the end, and never removed), must be regular files of the user of
   * this process, with no rights for anyone else; any other is refused.
   *
   * <p>It holds 2 MiB. An access token that does not fit is left out; a refresh token that does not
   * is a {@link TokenException}, and the file stays as it was.
   *
   * <p>The tokens in it are not encrypted. Where the file system has no POSIX permissions, as on
   * Windows, those of the directory must keep others out. On a network file system, locks work if
   * its servers support them.
   *
   * @throws IllegalArgumentException if the path names no file, or its name ends in {@code .new} or
   *     {@code .lock}, as the files beside a store do
   */
  static TokenStore file(Path file) {
    return new FileTokenStore(file, Sleeper.SYSTEM);
  }
}
