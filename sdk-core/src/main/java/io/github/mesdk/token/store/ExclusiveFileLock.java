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

/** An exclusive lock on a file, against other threads of this process and other processes. */
final class ExclusiveFileLock implements AutoCloseable {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(2);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(50);

  private final DeadlineLock lock;
  private final FileChannel channel;

  private ExclusiveFileLock(DeadlineLock lock, FileChannel channel) {
    this.lock = lock;
    this.channel = channel;
  }

  /**
   * Waits for the lock on {@code lockFile}, which is created if it does not exist. The caller must
   * close the returned lock.
   */
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
    OwnFile.checkIfPresent(lockFile); // opening a pipe would block until another process opens it
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

  // Polls, because a blocking lock() has no time limit.
  private static void await(
      FileChannel channel, DeadlineLock lock, Deadline deadline, Sleeper sleeper)
      throws IOException {
    Duration pause = FIRST_PAUSE;
    while (!isLocked(channel)) {
      Duration left = deadline.remaining();
      if (left.isZero()) {
        throw lock.timedOut();
      }
      try {
        sleeper.sleep(Durations.shorter(pause, left));
      } catch (InterruptedException stopped) {
        throw lock.interrupted();
      }
      if (Thread.currentThread().isInterrupted()) {
        throw lock.interrupted(); // tryLock() ignores the interrupt flag
      }
      pause = Durations.doubled(pause, LONGEST_PAUSE);
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException lockedElsewhere) {
      return false; // another class loader of this process has the lock
    }
  }

  /** Releases the lock. Closing the channel releases the file lock even if {@code close} throws. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException closedAnyway) {
      // The text is stored, and the channel has released the file lock.
    } finally {
      lock.release();
    }
  }
}
