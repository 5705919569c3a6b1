package io.github.mesdk.token;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One lock per path in this process. The operating system's lock on a file belongs to the process
 * as a whole, and closing any other channel to the file gives it up: so a second thread must not
 * even open the file while the first one has it.
 */
final class PathLocks {
  /** Weak, lest a program with a store per user gathers the locks of all of them. */
  private static final Map<Path, WeakReference<ReentrantLock>> LOCKS = new ConcurrentHashMap<>();

  private PathLocks() {}

  /** The lock of this path, the same one as long as anybody has it. */
  static ReentrantLock of(Path path) {
    LOCKS.values().removeIf(known -> known.get() == null);
    ReentrantLock fresh = new ReentrantLock();
    while (true) {
      WeakReference<ReentrantLock> known =
          LOCKS.computeIfAbsent(path, unknown -> new WeakReference<>(fresh));
      ReentrantLock lock = known.get();
      if (lock != null) {
        return lock;
      }
      LOCKS.remove(path, known);
    }
  }
}
