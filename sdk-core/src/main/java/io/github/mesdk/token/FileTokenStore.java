package io.github.mesdk.token;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.util.Objects.requireNonNull;

import io.github.mesdk.error.TokenException;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.time.internal.Sleeper;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Tokens in a file that several processes share. */
final class FileTokenStore implements TokenStore {
  /** Two replies' worth: the refresh token of one may stand beside the access token of another. */
  private static final int MAX_BYTES = 2 * 1024 * 1024;

  private final Path directory;
  private final String name;
  private final Sleeper sleeper;

  FileTokenStore(Path file, Sleeper sleeper) {
    Path absolute = file.toAbsolutePath().normalize();
    Path name = absolute.getFileName();
    if (name == null) {
      throw new IllegalArgumentException("a token store is a file, not the directory " + file);
    }
    this.name = name.toString();
    this.directory = requireNonNull(absolute.getParent(), "a file has a directory");
    this.sleeper = sleeper;
  }

  @Override
  public Optional<StoredTokens> update(
      Deadline deadline, UnaryOperator<Optional<StoredTokens>> step) {
    // Links to the directory lead to one lock, whichever of them is used.
    Path home = home();
    FileTurn turn = turn(home.resolve(name + ".lock"), deadline);
    try {
      Optional<StoredTokens> stored = load(home.resolve(name));
      Optional<StoredTokens> next = requireNonNull(step.apply(stored), "the step gave null");
      if (!next.equals(stored)) {
        store(home, next.map(this::text));
      }
      return next;
    } finally {
      turn.end();
    }
  }

  private Path home() {
    try {
      return directory.toRealPath();
    } catch (IOException noDirectory) {
      throw failure("has no directory it could be in", noDirectory);
    }
  }

  private FileTurn turn(Path lockFile, Deadline deadline) {
    try {
      return FileTurn.take(lockFile, deadline, sleeper);
    } catch (IOException failed) {
      throw failure("cannot be locked", failed);
    }
  }

  private Optional<StoredTokens> load(Path file) {
    try {
      BasicFileAttributes found =
          Files.readAttributes(file, BasicFileAttributes.class, NOFOLLOW_LINKS);
      if (!found.isRegularFile()) {
        throw TokenException.of(describe() + " is not a file, or a link; name the file itself");
      }
      OwnerOnly.check(file);
      return Optional.of(read(file));
    } catch (NoSuchFileException signedOut) {
      return Optional.empty();
    } catch (IOException failed) {
      throw failure("cannot be read", failed);
    }
  }

  private StoredTokens read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file, NOFOLLOW_LINKS)) {
      String text = new String(in.readNBytes(MAX_BYTES), ISO_8859_1);
      return TokenFile.read(text)
          .orElseThrow(
              () -> TokenException.of(describe() + " is damaged; remove it and sign in again"));
    }
  }

  /** Nothing that would be too long to be read again: what lasts is the refresh token. */
  private String text(StoredTokens next) {
    String whole = TokenFile.write(next);
    String text =
        whole.length() > MAX_BYTES ? TokenFile.write(StoredTokens.of(next.refreshToken())) : whole;
    if (text.length() > MAX_BYTES) {
      throw TokenException.of(describe() + " cannot be written: the refresh token is too long");
    }
    return text;
  }

  private void store(Path home, Optional<String> next) {
    try {
      Path fresh = home.resolve(name + ".new");
      Files.deleteIfExists(fresh); // a process may have died while it wrote
      if (next.isPresent()) {
        write(fresh, next.get());
        Files.move(fresh, home.resolve(name), StandardCopyOption.ATOMIC_MOVE);
      } else {
        Files.deleteIfExists(home.resolve(name));
      }
      sync(home);
    } catch (IOException failed) {
      throw failure("cannot be written", failed);
    }
  }

  /** With a plain stream, because an interrupt would close a channel and lose the new tokens. */
  private static void write(Path fresh, String text) throws IOException {
    Files.createFile(fresh, OwnerOnly.of(fresh));
    try (FileOutputStream out = new FileOutputStream(fresh.toFile())) {
      out.write(text.getBytes(ISO_8859_1));
      out.getFD().sync();
    }
  }

  /** Without it a power cut may bring back the file of before, whose token is void by then. */
  private static void sync(Path home) {
    try (FileChannel directory = FileChannel.open(home, StandardOpenOption.READ)) {
      directory.force(true);
    } catch (IOException notHere) {
      // Some systems cannot open a directory; they keep the order of changes by themselves.
    }
  }

  private TokenException failure(String what, IOException cause) {
    return TokenException.of(
        describe() + " " + what + ": " + cause.getClass().getSimpleName(), cause);
  }

  private String describe() {
    return "the token store " + directory.resolve(name);
  }

  @Override
  public String toString() {
    return "TokenStore{" + directory.resolve(name) + "}";
  }
}
