package io.github.mesdk.token;

import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.time.internal.Sleeper;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Where the tokens of one login are kept. Many services void a refresh token as soon as it was
 * used, so whoever renews must read, ask the service and store the answer while nobody else does:
 * that is one {@link #update}. Implementations must be thread-safe.
 */
@FunctionalInterface
public interface TokenStore {

  /**
   * Lets {@code step} replace what is stored: it gets what is there, may ask the service, and
   * returns what shall be there; empty means signed out, in both directions. No other update of the
   * same store, in this process or another, begins before this one has ended. When the step throws,
   * all stays as it was and the exception is passed on. A step must not use the same store itself.
   *
   * @param deadline limits the wait for others; the step must heed it by itself
   * @return what the step returned, once it is stored
   * @throws TokenException if the store cannot be read or written, or, retryable, if others did not
   *     leave it in time
   * @throws TransportException if the thread is interrupted while it waits; its flag is still set
   */
  Optional<StoredTokens> update(Deadline deadline, UnaryOperator<Optional<StoredTokens>> step);

  /** What is stored now. Another process may replace it at any time. */
  default Optional<StoredTokens> read(Deadline deadline) {
    return update(deadline, stored -> stored);
  }

  /** Forgets the tokens, as after signing out. */
  default void clear(Deadline deadline) {
    update(deadline, stored -> Optional.empty());
  }

  /** A store that lasts as long as the process, at first without tokens. */
  static TokenStore inMemory() {
    return new MemoryTokenStore();
  }

  /**
   * A file for which the processes of one machine take turns. Its directory must exist. The file is
   * replaced as a whole, so that a crash leaves the old or the new one, and only its owner may read
   * it: one that others can read is refused. Beside it a lock file, named the same with {@code
   * .lock} at the end, is left for good.
   *
   * <p>It holds 2 MiB. An access token that does not fit is left out; a refresh token that does not
   * is a {@link TokenException}, and the file stays as it was.
   *
   * <p>The tokens in it are not encrypted. Where the file system has no POSIX permissions, as on
   * Windows, those of the directory must keep others out. On a network file system, locks work if
   * its servers support them.
   */
  static TokenStore file(Path file) {
    return new FileTokenStore(file, Sleeper.SYSTEM);
  }
}
