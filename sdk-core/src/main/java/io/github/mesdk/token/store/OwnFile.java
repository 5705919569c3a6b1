package io.github.mesdk.token.store;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.github.mesdk.error.TokenException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Checks that a regular file belongs to the user of this process and that other users have no
 * access to it. Does not check owner and permissions if the file system has none.
 */
final class OwnFile {
  private static final Set<PosixFilePermission> READ_AND_WRITE =
      Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
  private static final Set<PosixFilePermission> ALL_OF_OWNER =
      Set.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private static final String PREFIX = "mesdk-";
  private static final String SUFFIX = ".user";

  /** The user of this process, once it is known. */
  private static final AtomicReference<@Nullable UserPrincipal> USER = new AtomicReference<>();

  private OwnFile() {}

  /** The attributes for creating a file that other users can never read. */
  static FileAttribute<?>[] mode(Path file) {
    return hasPermissions(file)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(READ_AND_WRITE)}
        : new FileAttribute<?>[0];
  }

  /**
   * Checks the file before it is opened.
   *
   * @throws NoSuchFileException if the file does not exist
   * @throws TokenException if the file is not a regular file (but a link, a pipe or a directory),
   *     belongs to another user, or gives its group or others any permission
   */
  static void check(Path file) throws IOException {
    BasicFileAttributes found =
        Files.readAttributes(file, BasicFileAttributes.class, NOFOLLOW_LINKS);
    if (!found.isRegularFile()) {
      throw refused(file, "is not a regular file; use the path of a regular file, not of a link");
    }
    if (!hasPermissions(file)) {
      return;
    }
    PosixFileAttributes posix =
        Files.readAttributes(file, PosixFileAttributes.class, NOFOLLOW_LINKS);
    if (!isOwn(posix.owner(), file)) {
      throw refused(
          file, "belongs to the user " + posix.owner().getName() + "; use a file that you own");
    }
    if (!ALL_OF_OWNER.containsAll(posix.permissions())) {
      throw refused(
          file,
          "is open to other users ("
              + PosixFilePermissions.toString(posix.permissions())
              + "); run chmod 600 on it, and sign in again if they may have read it");
    }
  }

  /** As {@link #check}, but accepts a file that does not exist. */
  static void checkIfPresent(Path file) throws IOException {
    try {
      check(file);
    } catch (NoSuchFileException notThere) {
      // The caller creates it with mode().
    }
  }

  /**
   * Whether this owner of {@code file} is the user of this process. A file system that maps users,
   * such as NFS, reports a mapped owner for all files that this process creates. A temporary file
   * beside {@code file} reveals that owner.
   */
  private static boolean isOwn(UserPrincipal owner, Path file) throws IOException {
    if (owner.equals(user(file))) {
      return true;
    }
    try {
      return owner.equals(ownerOfTemporary(newFileBeside(file)));
    } catch (IOException readOnly) {
      return false;
    }
  }

  /**
   * Returns the user of this process, which is the owner of a temporary file. The user name is not
   * enough: in a container the user may have no name.
   */
  private static UserPrincipal user(Path file) throws IOException {
    UserPrincipal cached = USER.get();
    if (cached != null) {
      return cached;
    }
    UserPrincipal user = ownerOfTemporary(newTemporaryFile(file));
    USER.set(user);
    return user;
  }

  private static UserPrincipal ownerOfTemporary(Path temporary) throws IOException {
    try {
      return Files.getOwner(temporary, NOFOLLOW_LINKS);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static Path newTemporaryFile(Path file) throws IOException {
    try {
      return Files.createTempFile(PREFIX, SUFFIX);
    } catch (IOException noTemporaryFiles) {
      return newFileBeside(file);
    }
  }

  private static Path newFileBeside(Path file) throws IOException {
    return Files.createTempFile(file.toAbsolutePath().getParent(), PREFIX, SUFFIX);
  }

  private static boolean hasPermissions(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static TokenException refused(Path file, String why) {
    return TokenException.of("the token store " + file + " " + why);
  }
}
