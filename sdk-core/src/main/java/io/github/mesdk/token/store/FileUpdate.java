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
 * One exclusive use of a {@link SharedFile}. The next text is written to a file beside it, named
 * the same with {@code .new} at the end, which then takes its place. For one thread.
 */
public final class FileUpdate implements AutoCloseable {
  /** More than the texts of two logins usually differ by. */
  private static final int SPARE_BYTES = 16 * 1024;

  private final SharedFile shared;
  private final Path file;
  private final Path replacement;
  private final ExclusiveFileLock lock;

  /** The room that was reserved, and is not used yet. */
  private @Nullable RandomAccessFile reserved;

  private boolean isBegun;

  FileUpdate(SharedFile shared, Path file, ExclusiveFileLock lock) {
    this.shared = shared;
    this.file = file;
    this.replacement = file.resolveSibling(file.getFileName() + SharedFile.REPLACEMENT);
    this.lock = lock;
  }

  /**
   * The text as it is now; absent if there is none. A process may have died before its text took
   * the place of the old one: a whole text is the newest there is, so it takes that place now;
   * anything else is removed.
   *
   * @throws TokenException if it cannot be read, or is not a file of this user alone
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
   * Takes room on the disk for the next text, so that a disk that fills up meanwhile is no harm.
   *
   * @throws TokenException if there is no room, or no right to write
   */
  public void reserve() {
    try {
      long now = Files.exists(file) ? Files.size(file) : 0;
      Files.createFile(replacement, OwnFile.mode(replacement));
      isBegun = true;
      // No channel: an interrupt would close it and lose the new text.
      RandomAccessFile room = new RandomAccessFile(replacement.toFile(), "rw");
      reserved = room;
      room.write(new byte[Math.toIntExact(now) + SPARE_BYTES]);
    } catch (IOException failed) {
      throw shared.failure("cannot be written", failed);
    }
  }

  /**
   * Puts {@code text} in the place of what is there.
   *
   * @throws TokenException if it cannot be written; the old text stays
   */
  public void replace(String text) {
    RandomAccessFile room = requireNonNull(reserved, "no room was reserved");
    try {
      byte[] bytes = text.getBytes(ISO_8859_1);
      room.seek(0);
      room.write(bytes);
      finish(room, bytes.length);
    } catch (IOException failed) {
      throw shared.failure("cannot be written", failed);
    }
  }

  /** Needs no room: a process that was killed may have left its text on a disk that is full. */
  private void finish(RandomAccessFile room, int length) throws IOException {
    try (room) {
      room.setLength(length);
      room.getFD().sync();
    }
    Files.move(replacement, file, StandardCopyOption.ATOMIC_MOVE);
    isBegun = false;
    sync();
  }

  /**
   * Removes the file, and first what was to replace it: a crash in between must not bring that
   * back.
   *
   * @throws TokenException if the file system does not allow it
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

  /** Without it a power cut may bring back the old file, whose token is spent. */
  private void sync() {
    boolean isInterrupted = Thread.interrupted(); // which would close the channel before it is done
    try (FileChannel directory = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
      directory.force(true);
    } catch (IOException notHere) {
      // Some systems cannot open a directory; they keep the order of changes by themselves.
    } finally {
      if (isInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void discard() throws IOException {
    RandomAccessFile room = reserved;
    reserved = null;
    if (room != null) {
      room.close();
    }
    if (isBegun) {
      isBegun = false;
      Files.deleteIfExists(replacement);
    }
  }

  /** Removes what was begun and not finished, and lets the next update in. */
  @Override
  public void close() {
    try {
      discard();
    } catch (IOException left) {
      // The next update looks after it.
    } finally {
      lock.close();
    }
  }
}
