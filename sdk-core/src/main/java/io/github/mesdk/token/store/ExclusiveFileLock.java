package io.github.mesdk.token.store;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.github.mesdk.concurrent.DeadlineLock;
import io.github.mesdk.concurrent.Durations;
import io.github.mesdk.concurrent.Sleeper;
import io.github.mesdk.time.Deadline;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/** The exclusive right to a file, against the threads of this process and other processes. */
final class ExclusiveFileLock implements AutoCloseable {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(2);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(50);

  private final DeadlineLock lock;
  private final FileChannel channel;

  private ExclusiveFileLock(DeadlineLock lock, FileChannel channel) {
    this.lock = lock;
    this.channel = channel;
  }

  /** Waits for {@code lockFile}, which is created if there is none; the caller must close it. */
  static ExclusiveFileLock acquire(Path lockFile, Deadline deadline, Sleeper sleeper)
      throws IOException {
    DeadlineLock lock = PathLocks.of(lockFile);
    lock.acquire(deadline);
    try {
      return new ExclusiveFileLock(lock, locked(lockFile, lock, deadline, sleeper));
    } catch (IOException | RuntimeException | Error failed) {
      lock.release();
      throw failed;
    }
  }

  private static FileChannel locked(
      Path lockFile, DeadlineLock lock, Deadline deadline, Sleeper sleeper) throws IOException {
    OwnFile.checkIfPresent(lockFile); // opening a pipe would wait for its other end, forever
    FileChannel channel =
        FileChannel.open(lockFile, Set.of(CREATE, WRITE, NOFOLLOW_LINKS), OwnFile.mode(lockFile));
    try {
      await(channel, lock, deadline, sleeper);
      return channel;
    } catch (IOException | RuntimeException | Error failed) {
      channel.close();
      throw failed;
    }
  }

  // Asked again and again, because the wait of a blocking lock() has no limit.
  private static void await(
      FileChannel channel, DeadlineLock lock, Deadline deadline, Sleeper sleeper)
      throws IOException {
    Duration pause = FIRST_PAUSE;
    while (!isLocked(channel)) {
      Duration left = deadline.remaining();
      if (left.isZero()) {
        throw lock.late();
      }
      try {
        sleeper.sleep(Durations.shorter(pause, left));
      } catch (InterruptedException stopped) {
        throw lock.interrupted();
      }
      if (Thread.currentThread().isInterrupted()) {
        throw lock.interrupted(); // before the lock is acquired, which would notice nothing
      }
      pause = Durations.doubled(pause, LONGEST_PAUSE);
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException elsewhere) {
      return false; // this class, loaded a second time in this process
    }
  }

  /** The file system releases the lock when its channel closes, even if that reports a failure. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException closedAnyway) {
      // What was to be stored is stored; there is nothing left that could fail.
    } finally {
      lock.release();
    }
  }
}
