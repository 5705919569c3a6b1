package io.github.mesdk.token;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.error.TokenException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/** Reads a token from a file. Reads the file again whenever it has changed. */
final class FileTokenProvider implements TokenProvider {
  private static final int MAX_BYTES = 64 * 1024;

  private final Path file;
  private volatile @Nullable Snapshot last;

  FileTokenProvider(Path file) {
    this.file = requireNonNull(file, "file");
  }

  @Override
  public AccessToken token() {
    try {
      Version now = Version.of(file);
      Snapshot seen = last;
      if (seen == null || !seen.version.equals(now)) {
        seen = new Snapshot(now, read());
        last = seen;
      }
      return seen.token;
    } catch (NoSuchFileException missing) {
      throw TokenException.missing("the token file " + file + " does not exist");
    } catch (IOException unreadable) {
      throw TokenException.of(
          "the token file " + file + " cannot be read: " + unreadable.getClass().getSimpleName(),
          unreadable);
    }
  }

  /**
   * Forces a read on the next call, because the file may have been rewritten so soon that its
   * timestamp did not change.
   */
  @Override
  public void invalidate(AccessToken rejected) {
    Snapshot seen = last;
    if (seen != null && seen.token.equals(rejected)) {
      last = null;
    }
  }

  private AccessToken read() throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw TokenException.of("the token file " + file + " has over " + MAX_BYTES + " bytes");
      }
      String name = "the token file " + file;
      return TextTokenProvider.parse(name, new String(bytes, StandardCharsets.UTF_8));
    }
  }

  @Override
  public String toString() {
    return "TokenProvider{the token file " + file + "}";
  }

  private record Snapshot(Version version, AccessToken token) {}

  /**
   * Identifies the content of a file. The {@code key} identifies the file itself. The key changes
   * when another file is moved to the same path, as orchestrators do.
   */
  private record Version(FileTime modified, long size, @Nullable Object key) {
    static Version of(Path file) throws IOException {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      if (!now.isRegularFile()) {
        // Opening a pipe would block beyond any deadline, until another process opens the pipe.
        throw TokenException.of("the token file " + file + " is not a regular file");
      }
      return new Version(now.lastModifiedTime(), now.size(), now.fileKey());
    }
  }
}
