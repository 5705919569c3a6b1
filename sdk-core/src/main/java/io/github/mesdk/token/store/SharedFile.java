package io.github.mesdk.token.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.util.Objects.requireNonNull;

import io.github.mesdk.concurrent.Sleeper;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.time.Deadline;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A small text file that several processes update, one at a time. Each update replaces the file
 * atomically, so a crash leaves either the old text or the new one. Thread-safe.
 */
public final class SharedFile {
  /** The suffix of the file with the new text. */
  static final String REPLACEMENT = ".new";

  private static final String LOCK = ".lock";

  private final Path directory;
  private final String name;
  private final int maxBytes;
  private final Predicate<String> isWhole;
  private final Sleeper sleeper;

  /**
   * Refers to a file, which may not exist yet. The directory of the file must exist when the file
   * is used.
   *
   * @param maxBytes the maximum number of bytes that are read
   * @param isWhole returns whether a text is complete, and not cut off while it was written
   * @throws IllegalArgumentException if the path names no file, or the name is reserved for the
   *     lock file or the replacement of another file
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

  /**
   * Rejects a name that a lock file or a replacement could have, because another store would use or
   * remove such a file.
   */
  private static String checked(String name) {
    String folded = name.toLowerCase(Locale.ROOT); // some file systems ignore case
    if (folded.endsWith(REPLACEMENT) || folded.endsWith(LOCK)) {
      throw new IllegalArgumentException(
          "the name of a token store must not end in .new or .lock, which are reserved: " + name);
    }
    return name;
  }

  /**
   * Returns the current text without waiting for a running update; empty if there is no file.
   *
   * @throws TokenException if the file cannot be read, or other users own it or have access to it
   */
  public Optional<String> read() {
    Path realDirectory = realDirectory();
    try {
      OwnFile.checkIfPresent(lockFile(realDirectory));
    } catch (IOException unreadable) {
      throw failure("cannot be locked", unreadable);
    }
    return textOf(realDirectory.resolve(name)).or(() -> unmovedText(realDirectory));
  }

  /**
   * Returns the text of the replacement while there is no file. A process wrote the first text
   * completely, but was killed before it moved the text into place, or has not moved it yet.
   */
  private Optional<String> unmovedText(Path realDirectory) {
    try {
      return wholeContent(realDirectory.resolve(name + REPLACEMENT));
    } catch (NoSuchFileException notThere) {
      return Optional.empty();
    } catch (IOException failed) {
      throw failure("cannot be read", failed);
    }
  }

  private Path lockFile(Path realDirectory) {
    return realDirectory.resolve(name + LOCK);
  }

  /**
   * Starts an exclusive update. Until the caller closes the returned update, no other update starts
   * in this process or another.
   *
   * @throws TokenException if the file cannot be locked; retryable if another update did not finish
   *     before the deadline
   * @throws io.github.mesdk.error.TransportException if the thread is interrupted while it waits
   */
  public FileUpdate update(Deadline deadline) {
    // Resolves links to the directory, so that all paths to one file share one lock.
    Path realDirectory = realDirectory();
    return new FileUpdate(
        this, realDirectory.resolve(name), lock(lockFile(realDirectory), deadline));
  }

  private Path realDirectory() {
    try {
      return directory.toRealPath();
    } catch (IOException noDirectory) {
      throw failure("is in a directory that does not exist or cannot be opened", noDirectory);
    }
  }

  private ExclusiveFileLock lock(Path lockFile, Deadline deadline) {
    try {
      return ExclusiveFileLock.acquire(lockFile, deadline, sleeper);
    } catch (IOException failed) {
      throw failure("cannot be locked", failed);
    }
  }

  /** Returns the text of a file; empty if it does not exist. */
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
   * Returns the text of this file or of its replacement.
   *
   * @throws TokenException if the file is not a regular file, or other users own it or have access
   *     to it
   */
  String content(Path file) throws IOException {
    OwnFile.check(file);
    try (InputStream in = Files.newInputStream(file, NOFOLLOW_LINKS)) {
      return new String(in.readNBytes(maxBytes), ISO_8859_1);
    }
  }

  /**
   * Returns the text of a replacement that a process wrote but did not move; empty if the text is
   * incomplete.
   *
   * @throws IOException if the replacement cannot be read at the moment, although it may be the
   *     latest text
   */
  Optional<String> wholeContent(Path replacement) throws IOException {
    try {
      String found = content(replacement);
      int end = found.indexOf('\0'); // the rest is unused reserved space
      return Optional.of(end < 0 ? found : found.substring(0, end)).filter(isWhole);
    } catch (TokenException notOwnFile) {
      return Optional.empty(); // not created by a process of this user
    }
  }

  TokenException failure(String problem, IOException cause) {
    return TokenException.of(this + " " + problem + ": " + reason(cause), cause);
  }

  /** The message of the operating system if there is one, such as "No space left on device". */
  private static String reason(IOException failed) {
    if (failed instanceof AccessDeniedException) {
      return "permission denied";
    }
    String systemMessage =
        failed instanceof FileSystemException named ? named.getReason() : failed.getMessage();
    return systemMessage == null ? failed.getClass().getSimpleName() : systemMessage;
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
