package io.github.mesdk.token;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.github.mesdk.time.Deadline;
import io.github.mesdk.time.internal.Sleeper;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** The sole right to a file, against the threads of this process and against other processes. */
final class FileTurn {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(2);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(50);

  private final ReentrantLock lock;
  private final FileChannel channel;

  private FileTurn(ReentrantLock lock, FileChannel channel) {
    this.lock = lock;
    this.channel = channel;
  }

  /** Waits for {@code lockFile}, which is made if there is none; the caller must end the turn. */
  static FileTurn take(Path lockFile, Deadline deadline, Sleeper sleeper) throws IOException {
    ReentrantLock lock = PathLocks.of(lockFile);
    Turn.take(lock, deadline);
    try {
      return new FileTurn(lock, locked(lockFile, deadline, sleeper));
    } catch (IOException | RuntimeException | Error failed) {
      lock.unlock();
      throw failed;
    }
  }

  private static FileChannel locked(Path lockFile, Deadline deadline, Sleeper sleeper)
      throws IOException {
    FileChannel channel =
        FileChannel.open(lockFile, Set.of(CREATE, WRITE, NOFOLLOW_LINKS), OwnerOnly.of(lockFile));
    try {
      await(channel, deadline, sleeper);
      return channel;
    } catch (IOException | RuntimeException | Error failed) {
      channel.close();
      throw failed;
    }
  }

  // Asked again and again, because the wait of a blocking lock() has no limit.
  private static void await(FileChannel channel, Deadline deadline, Sleeper sleeper)
      throws IOException {
    Duration pause = FIRST_PAUSE;
    while (!isLocked(channel)) {
      Duration left = deadline.remaining();
      if (left.isZero()) {
        throw Turn.late();
      }
      try {
        sleeper.sleep(Durations.shorter(pause, left));
      } catch (InterruptedException stopped) {
        throw Turn.interrupted();
      }
      if (Thread.currentThread().isInterrupted()) {
        throw Turn.interrupted(); // before the lock is got, which would notice nothing
      }
      pause = Durations.shorter(pause.multipliedBy(2), LONGEST_PAUSE);
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException elsewhere) {
      return false; // this class, loaded a second time in this process
    }
  }

  /** The file system forgets the lock when its channel closes, even if that reports a failure. */
  void end() {
    try {
      channel.close();
    } catch (IOException closedAnyway) {
      // What was to be stored is stored; there is nothing left that could fail.
    } finally {
      lock.unlock();
    }
  }
}
