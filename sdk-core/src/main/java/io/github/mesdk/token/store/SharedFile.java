package io.github.mesdk.token.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.util.Objects.requireNonNull;

import io.github.mesdk.error.TokenException;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.time.Sleeper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A small text file that several processes replace in turn. It is replaced as a whole, so a crash
 * leaves the old text or the new one. Thread-safe.
 */
public final class SharedFile {
  private final Path directory;
  private final String name;
  private final int maxBytes;
  private final Predicate<String> isWhole;
  private final Sleeper sleeper;

  /**
   * A file that need not be there yet; its directory must exist when it is used.
   *
   * @param maxBytes what is read of it at most
   * @param isWhole tells a whole text from one that was cut off while it was written
   * @throws IllegalArgumentException if the path names no file
   */
  public SharedFile(Path file, int maxBytes, Predicate<String> isWhole, Sleeper sleeper) {
    Path absolute = file.toAbsolutePath().normalize();
    Path name = absolute.getFileName();
    if (name == null) {
      throw new IllegalArgumentException("a token store is a file, not the directory " + file);
    }
    this.name = name.toString();
    this.directory = requireNonNull(absolute.getParent(), "a file has a directory");
    this.maxBytes = maxBytes;
    this.isWhole = isWhole;
    this.sleeper = sleeper;
  }

  /**
   * The text as it is now, without waiting for an update that is under way; absent if there is no
   * file.
   *
   * @throws TokenException if it cannot be read, or is not a file of this user alone
   */
  public Optional<String> read() {
    Path home = home();
    try {
      OwnFile.checkIfPresent(lockFile(home));
    } catch (IOException unreadable) {
      throw failure("cannot be locked", unreadable);
    }
    return textOf(home.resolve(name)).or(() -> wholeTextOf(replacement(home)));
  }

  Path replacement(Path home) {
    return home.resolve(name + ".new");
  }

  private Path lockFile(Path home) {
    return home.resolve(name + ".lock");
  }

  /**
   * Begins an update, which must be closed. No other begins before that, here or in another
   * process.
   *
   * @throws TokenException if the file cannot be locked or read, or, retryable, if others did not
   *     release it in time
   * @throws io.github.mesdk.error.TransportException if the thread is interrupted while it waits
   */
  public FileUpdate update(Deadline deadline) {
    // Links to the directory lead to one lock, whichever of them is used.
    Path home = home();
    ExclusiveFileLock lock = lock(lockFile(home), deadline);
    try {
      FileUpdate update = new FileUpdate(this, home.resolve(name), replacement(home), lock);
      update.recover();
      return update;
    } catch (RuntimeException | Error failed) {
      lock.close();
      throw failed;
    }
  }

  private Path home() {
    try {
      return directory.toRealPath();
    } catch (IOException noDirectory) {
      throw failure("has no directory it could be in", noDirectory);
    }
  }

  private ExclusiveFileLock lock(Path lockFile, Deadline deadline) {
    try {
      return ExclusiveFileLock.acquire(lockFile, deadline, sleeper);
    } catch (IOException failed) {
      throw failure("cannot be locked", failed);
    }
  }

  /** The text of this file or of its replacement; absent if there is none. */
  Optional<String> textOf(Path file) {
    try {
      OwnFile.check(file);
      try (InputStream in = Files.newInputStream(file, NOFOLLOW_LINKS)) {
        return Optional.of(new String(in.readNBytes(maxBytes), ISO_8859_1));
      }
    } catch (NoSuchFileException notThere) {
      return Optional.empty();
    } catch (IOException failed) {
      throw failure("cannot be read", failed);
    }
  }

  /**
   * The text of a replacement that a process wrote and did not move yet, and may never move because
   * it was killed; absent if the text is cut off.
   *
   * @throws TokenException if it cannot be read, so that no one takes it for one that is cut off
   */
  Optional<String> wholeTextOf(Path replacement) {
    if (!isOwn(replacement)) {
      return Optional.empty(); // a link, a pipe, someone else's: no process of this user made it
    }
    String found = textOf(replacement).orElse("");
    int end = found.indexOf('\0'); // from here on there is only the room that was reserved
    return Optional.of(end < 0 ? found : found.substring(0, end)).filter(isWhole);
  }

  private boolean isOwn(Path replacement) {
    try {
      OwnFile.checkIfPresent(replacement);
      return true;
    } catch (IOException unreadable) {
      throw failure("cannot be read", unreadable);
    } catch (TokenException refused) {
      return false;
    }
  }

  TokenException failure(String problem, IOException cause) {
    return TokenException.of(this + " " + problem + ": " + reason(cause), cause);
  }

  /** The operating system's own words where there are any, such as "No space left on device". */
  private static String reason(IOException failed) {
    String said =
        failed instanceof FileSystemException named ? named.getReason() : failed.getMessage();
    return said == null ? failed.getClass().getSimpleName() : said;
  }

  /** The path of the file. */
  public Path path() {
    return directory.resolve(name);
  }

  @Override
  public String toString() {
    return "the token store " + path();
  }
}
