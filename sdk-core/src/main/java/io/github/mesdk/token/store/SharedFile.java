package io.github.mesdk.token.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.util.Objects.requireNonNull;

import io.github.mesdk.concurrent.Sleeper;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.time.Deadline;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A small text file that several processes replace in turn. It is replaced as a whole, so a crash
 * leaves the old text or the new one. Thread-safe.
 */
public final class SharedFile {
  /** What the name of the next text ends with, beside that of the file. */
  static final String REPLACEMENT = ".new";

  private static final String LOCK = ".lock";

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
   * @throws IllegalArgumentException if the path names no file, or one that stands beside another
   *     such file
   */
  public SharedFile(Path file, int maxBytes, Predicate<String> isWhole, Sleeper sleeper) {
    Path absolute = file.toAbsolutePath().normalize();
    Path name = absolute.getFileName();
    if (name == null) {
      throw new IllegalArgumentException("a token store is a file, not the directory " + file);
    }
    this.name = checked(name.toString());
    this.directory = requireNonNull(absolute.getParent(), "a file has a directory");
    this.maxBytes = maxBytes;
    this.isWhole = isWhole;
    this.sleeper = sleeper;
  }

  /** A file of such a name would be taken for what belongs to another one. */
  private static String checked(String name) {
    String folded = name.toLowerCase(Locale.ROOT); // some file systems know no case
    if (folded.endsWith(REPLACEMENT) || folded.endsWith(LOCK)) {
      throw new IllegalArgumentException(
          "the name of a token store must not end in .new or .lock, as the files beside it do: "
              + name);
    }
    return name;
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
    return textOf(home.resolve(name)).or(() -> leftBeside(home));
  }

  /** What a process that was killed, or is about to finish, wrote as the first text of all. */
  private Optional<String> leftBeside(Path home) {
    try {
      return wholeContent(home.resolve(name + REPLACEMENT));
    } catch (NoSuchFileException notThere) {
      return Optional.empty();
    } catch (IOException failed) {
      throw failure("cannot be read", failed);
    }
  }

  private Path lockFile(Path home) {
    return home.resolve(name + LOCK);
  }

  /**
   * Begins an update, which must be closed. No other begins before that, here or in another
   * process.
   *
   * @throws TokenException if the file cannot be locked, or, retryable, if others did not release
   *     it in time
   * @throws io.github.mesdk.error.TransportException if the thread is interrupted while it waits
   */
  public FileUpdate update(Deadline deadline) {
    // Links to the directory lead to one lock, whichever of them is used.
    Path home = home();
    return new FileUpdate(this, home.resolve(name), lock(lockFile(home), deadline));
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

  /** The text of a file; absent if there is none. */
  Optional<String> textOf(Path file) {
    try {
      return Optional.of(content(file));
    } catch (NoSuchFileException notThere) {
      return Optional.empty();
    } catch (IOException failed) {
      throw failure("cannot be read", failed);
    }
  }

  /**
   * The text of this file or of its replacement.
   *
   * @throws TokenException if it is not a file of this user alone
   */
  String content(Path file) throws IOException {
    OwnFile.check(file);
    try (InputStream in = Files.newInputStream(file, NOFOLLOW_LINKS)) {
      return new String(in.readNBytes(maxBytes), ISO_8859_1);
    }
  }

  /**
   * The text of a replacement that a process wrote and did not move; absent if it is cut off.
   *
   * @throws IOException if it only cannot be read at the moment: it may be the login
   */
  Optional<String> wholeContent(Path replacement) throws IOException {
    try {
      String found = content(replacement);
      int end = found.indexOf('\0'); // from here on there is only the room that was reserved
      return Optional.of(end < 0 ? found : found.substring(0, end)).filter(isWhole);
    } catch (TokenException notOurs) {
      return Optional.empty(); // a link, a pipe, someone else's: no process of this user made it
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
