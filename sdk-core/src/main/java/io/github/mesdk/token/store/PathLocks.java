package io.github.mesdk.token.store;

import io.github.mesdk.concurrent.DeadlineLock;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One lock per path in this process. A file lock of the operating system belongs to the whole
 * process, and closing any other channel to the file releases it. So a second thread must not even
 * open the file while the first one holds the lock.
 */
final class PathLocks {
  /** Weak references, so that a program with one store per user does not keep all locks. */
  private static final Map<Path, WeakReference<DeadlineLock>> LOCKS = new ConcurrentHashMap<>();

  private PathLocks() {}

  /** Returns the lock of this path. All callers get the same one while any of them refers to it. */
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
