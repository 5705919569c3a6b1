package io.github.mesdk.token.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.util.Objects.requireNonNull;

import io.github.mesdk.error.TokenException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One exclusive update of a {@link SharedFile}. The new text is written to a replacement, a second
 * file with the suffix {@code .new}. The replacement is then moved to the path of the first file.
 * Not thread-safe.
 */
public final class FileUpdate implements AutoCloseable {
  /** Space reserved beyond the current size. Two versions of a login rarely differ by more. */
  private static final int SPARE_BYTES = 16 * 1024;

  private final SharedFile shared;
  private final Path file;
  private final Path replacement;
  private final ExclusiveFileLock lock;

  /** The open replacement with the reserved space; null if no space is reserved. */
  private @Nullable RandomAccessFile reserved;

  private boolean isReplacementCreated;

  FileUpdate(SharedFile shared, Path file, ExclusiveFileLock lock) {
    this.shared = shared;
    this.file = file;
    this.replacement = file.resolveSibling(file.getFileName() + SharedFile.REPLACEMENT);
    this.lock = lock;
  }

  /**
   * Returns the current text; empty if there is no file. First, this method completes the update of
   * a process that ended before it moved its replacement into place. A complete replacement is the
   * latest text and is moved now. Any other replacement is removed.
   *
   * @throws TokenException if the file cannot be read, or other users own it or have access to it
   */
  public Optional<String> text() {
    recover();
    return shared.textOf(file);
  }

  private void recover() {
    if (!Files.exists(replacement, NOFOLLOW_LINKS)) {
      return;
    }
    try {
      Optional<String> whole = shared.wholeContent(replacement);
      if (whole.isPresent()) {
        finish(new RandomAccessFile(replacement.toFile(), "rw"), whole.get().length());
      } else {
        Files.delete(replacement);
      }
    } catch (IOException failed) {
      throw shared.failure("cannot be written", failed);
    }
  }

  /**
   * Reserves disk space for the new text, so that {@link #replace} works even if the disk fills up
   * in the meantime.
   *
   * @throws TokenException if the disk is full or the directory is not writable
   */
  public void reserve() {
    try {
      long now = Files.exists(file) ? Files.size(file) : 0;
      Files.createFile(replacement, OwnFile.mode(replacement));
      isReplacementCreated = true;
      // Not a FileChannel: an interrupt would close it and lose the new text.
      RandomAccessFile reservation = new RandomAccessFile(replacement.toFile(), "rw");
      reserved = reservation;
      reservation.write(new byte[Math.toIntExact(now) + SPARE_BYTES]);
    } catch (IOException failed) {
      throw shared.failure("cannot be written", failed);
    }
  }

  /**
   * Replaces the current text with {@code text}.
   *
   * @throws TokenException if {@code text} cannot be written; the old text stays
   */
  public void replace(String text) {
    RandomAccessFile reservation = requireNonNull(reserved, "reserve() was not called");
    try {
      byte[] bytes = text.getBytes(ISO_8859_1);
      reservation.seek(0);
      reservation.write(bytes);
      finish(reservation, bytes.length);
    } catch (IOException failed) {
      throw shared.failure("cannot be written", failed);
    }
  }

  /**
   * Truncates the replacement, syncs it and moves it into place. Needs no free space, so it can
   * also complete the update of a killed process on a full disk.
   */
  private void finish(RandomAccessFile reservation, int length) throws IOException {
    try (reservation) {
      reservation.setLength(length);
      reservation.getFD().sync();
    }
    Files.move(replacement, file, StandardCopyOption.ATOMIC_MOVE);
    isReplacementCreated = false;
    sync();
  }

  /**
   * Removes the file. The replacement is removed first, so that the next update cannot restore the
   * file after a crash between the two removals.
   *
   * @throws TokenException if the file system does not allow the removal
   */
  public void delete() {
    try {
      discard();
      Files.deleteIfExists(replacement);
      Files.deleteIfExists(file);
      sync();
    } catch (IOException failed) {
      throw shared.failure("cannot be removed", failed);
    }
  }

  /**
   * Syncs the directory. Otherwise a power failure could restore the old file, whose refresh token
   * was already used.
   */
  private void sync() {
    boolean isInterrupted = Thread.interrupted(); // an interrupt would close the channel
    try (FileChannel directory = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
      directory.force(true);
    } catch (IOException unsupported) {
      // Some systems cannot open a directory; they preserve the order of changes.
    } finally {
      if (isInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void discard() throws IOException {
    RandomAccessFile reservation = reserved;
    reserved = null;
    if (reservation != null) {
      reservation.close();
    }
    if (isReplacementCreated) {
      isReplacementCreated = false;
      Files.deleteIfExists(replacement);
    }
  }

  /** Removes an unfinished replacement and releases the lock. */
  @Override
  public void close() {
    try {
      discard();
    } catch (IOException notRemoved) {
      // The next update removes it.
    } finally {
      lock.close();
    }
  }
}
