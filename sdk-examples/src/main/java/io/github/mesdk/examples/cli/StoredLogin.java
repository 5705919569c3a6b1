package io.github.mesdk.examples.cli;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.error.TokenException;
import io.github.mesdk.oauth2.ClientAuthentication;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.TokenStore;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A person's login at one issuer, on disk: the tokens in a {@link TokenStore}, and in a file beside
 * it the issuer and the client they belong to, so that they are never sent to another.
 */
final class StoredLogin {
  private final URI issuer;
  private final Path file;
  private final Path owner;

  StoredLogin(URI issuer, Path file) {
    this.issuer = issuer;
    this.file = file.toAbsolutePath().normalize();
    if (this.file.getParent() == null) {
      throw new UsageException("a login is kept in a file, not in " + file);
    }
    this.owner = this.file.resolveSibling(this.file.getFileName() + ".client");
  }

  /** A file name for the login at this issuer: its host for people, its hash to tell it apart. */
  static String name(URI issuer) {
    String host = String.valueOf(issuer.getHost()).toLowerCase(Locale.ROOT);
    byte[] hash = sha256(issuer.toString());
    return host.replaceAll("[^a-z0-9.-]", "_") + "-" + HexFormat.of().formatHex(hash, 0, 8);
  }

  /** The tokens, for {@code refreshing}. */
  TokenStore tokens() {
    return TokenStore.file(file);
  }

  /** The client that somebody is signed in to; empty if nobody is. */
  Optional<ClientAuthentication> client(Deadline deadline) {
    return clientId()
        .filter(id -> tokens().read(deadline).isPresent())
        .map(ClientAuthentication::none);
  }

  /** Makes room for a login, and fails if there can be none, before a person is asked for it. */
  void prepare(Deadline deadline) {
    try {
      Path directory = requireNonNull(file.getParent());
      Files.createDirectories(directory, ownersOnly(directory));
    } catch (IOException failed) {
      throw failure("has no directory and none can be made", failed);
    }
    tokens().read(deadline);
  }

  /** Keeps these tokens of this client in place of any before. */
  void keep(String clientId, StoredTokens login, Deadline deadline) {
    try {
      // In between nobody is signed in, which is better than with tokens of another issuer.
      Files.deleteIfExists(owner);
      tokens().update(deadline, before -> Optional.of(login));
      Files.write(owner, List.of(issuer.toString(), clientId));
    } catch (IOException failed) {
      throw failure("cannot be written", failed);
    }
  }

  /** Forgets the tokens and says whether there were any. */
  boolean forget(Deadline deadline) {
    boolean isOurs = clientId().isPresent();
    if (!isOurs && !Files.exists(file)) {
      return false;
    }
    boolean wasSignedIn = tokens().read(deadline).isPresent();
    tokens().clear(deadline);
    try {
      Files.deleteIfExists(owner);
    } catch (IOException failed) {
      throw failure("cannot be written", failed);
    }
    return wasSignedIn;
  }

  private Optional<String> clientId() {
    try {
      List<String> lines = Files.readAllLines(owner);
      if (lines.size() != 2 || lines.get(1).isBlank()) {
        throw TokenException.of("the file " + owner + " is damaged; remove it and sign in again");
      }
      if (!lines.get(0).equals(issuer.toString())) {
        throw TokenException.of("the login in " + file + " is one at another issuer");
      }
      return Optional.of(lines.get(1));
    } catch (NoSuchFileException nobody) {
      return Optional.empty();
    } catch (IOException failed) {
      throw failure("cannot be read", failed);
    }
  }

  private TokenException failure(String what, IOException why) {
    return TokenException.of(
        "the login store " + file + " " + what + ": " + why.getClass().getSimpleName(), why);
  }

  private static FileAttribute<?>[] ownersOnly(Path directory) {
    return directory.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
        }
        : new FileAttribute<?>[0];
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
