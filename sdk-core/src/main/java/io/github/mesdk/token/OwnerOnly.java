package io.github.mesdk.token;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.github.mesdk.error.TokenException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that nobody but their owner may read, where the file system knows of such a thing. */
final class OwnerOnly {
  private static final Set<PosixFilePermission> READ_AND_WRITE =
      Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
  private static final Set<PosixFilePermission> ALL_OF_OWNER =
      Set.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private OwnerOnly() {}

  /** What a file is to be created with, so that at no moment others can read it. */
  static FileAttribute<?>[] of(Path file) {
    return hasPermissions(file)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(READ_AND_WRITE)}
        : new FileAttribute<?>[0];
  }

  /** Refuses a file that its group or others have any right to. */
  static void check(Path file) throws IOException {
    if (!hasPermissions(file)) {
      return;
    }
    Set<PosixFilePermission> granted =
        Files.readAttributes(file, PosixFileAttributes.class, NOFOLLOW_LINKS).permissions();
    if (!ALL_OF_OWNER.containsAll(granted)) {
      throw TokenException.of(
          "the token store "
              + file
              + " is open to other users ("
              + PosixFilePermissions.toString(granted)
              + "); run chmod 600 on it, and sign in again if they may have read it");
    }
  }

  private static boolean hasPermissions(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
