package io.github.mesdk.token.store;

import io.github.mesdk.concurrent.DeadlineLock;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One lock per path in this process. The operating system's lock on a file belongs to the process
 * as a whole, and closing any other channel to the file releases it: so a second thread must not
 * even open the file while the first one holds the lock.
 */
final class PathLocks {
  /** Weak, so that a program with a store per user does not gather the locks of all of them. */
  private static final Map<Path, WeakReference<DeadlineLock>> LOCKS = new ConcurrentHashMap<>();

  private PathLocks() {}

  /** The lock of this path, the same one as long as anybody has it. */
  static DeadlineLock of(Path path) {
    LOCKS.values().removeIf(known -> known.get() == null);
    DeadlineLock fresh = new DeadlineLock("the token store");
    while (true) {
      WeakReference<DeadlineLock> known =
          LOCKS.computeIfAbsent(path, unknown -> new WeakReference<>(fresh));
      DeadlineLock lock = known.get();
      if (lock != null) {
        return lock;
      }
      LOCKS.remove(path, known);
    }
  }
}
