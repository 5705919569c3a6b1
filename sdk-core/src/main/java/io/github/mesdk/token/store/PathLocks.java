package io.github.mesdk.token.store;

import io.github.mesdk.concurrent.DeadlineLock;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One lock per path in this process. A file lock of the operating system belongs to the whole
 * process, and closing any other channel to the file releases it. Therefore a second thread must
 * not even open the file while the first thread holds the lock.
 */
final class PathLocks {
  /** Weak references, so that a program with one store per user does not keep all locks. */
  private static final Map<Path, WeakReference<DeadlineLock>> LOCKS = new ConcurrentHashMap<>();

  private PathLocks() {}

  /**
   * Returns the lock of this path. All callers get the same lock while any caller still refers to
   * it.
   */
  static DeadlineLock of(Path path) {
    LOCKS.values().removeIf(reference -> reference.get() == null);
    DeadlineLock fresh = new DeadlineLock("the token store");
    while (true) {
      WeakReference<DeadlineLock> reference =
          LOCKS.computeIfAbsent(path, unknown -> new WeakReference<>(fresh));
      DeadlineLock lock = reference.get();
      if (lock != null) {
        return lock;
      }
      LOCKS.remove(path, reference);
    }
  }
}
