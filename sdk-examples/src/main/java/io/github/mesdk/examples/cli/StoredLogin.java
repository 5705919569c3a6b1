package io.github.mesdk.examples.cli;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.error.TokenException;
import io.github.mesdk.oauth2.OAuth2Client;
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
import java.util.concurrent.atomic.AtomicBoolean;

/** A person's login at one issuer, in a file. */
final class StoredLogin {
  private final URI issuer;
  private final Path file;
  private final TokenStore tokens;

  /** Where an older version kept the issuer and the client, which now stand among the tokens. */
  private final Path owner;

  StoredLogin(URI issuer, Path file) {
    this.issuer = issuer;
    this.file = file.toAbsolutePath().normalize();
    try {
      this.tokens = TokenStore.file(this.file);
    } catch (IllegalArgumentException wrong) {
      throw new UsageException(String.valueOf(wrong.getMessage()));
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
    return tokens;
  }

  /** The client that someone is signed in to; empty if no one is. */
  Optional<OAuth2Client> client(Deadline deadline) {
    if (!hasDirectory()) {
      return Optional.empty();
    }
    Optional<StoredTokens> login = tokens.read(deadline);
    if (login.filter(StoredLogin::isOld).isPresent()) {
      login = tokens.update(deadline, stored -> stored.map(this::withOwner));
      removeOwner();
    }
    login.ifPresent(this::check);
    return login.flatMap(StoredTokens::clientId).map(OAuth2Client::none);
  }

  /** Makes room for a login, and fails if there can be none, before a person is asked for it. */
  void prepare(Deadline deadline) {
    try {
      Path directory = requireNonNull(file.getParent());
      Files.createDirectories(directory, ownersOnly(directory));
    } catch (IOException failed) {
      throw failure("has no directory and none can be made", failed);
    }
    tokens.update(deadline, stored -> stored);
  }

  /** Keeps this login in place of any before. */
  void keep(StoredTokens login, Deadline deadline) {
    AtomicBoolean wasOld = new AtomicBoolean();
    tokens.update(
        deadline,
        before -> {
          wasOld.set(before.filter(StoredLogin::isOld).isPresent());
          return Optional.of(login);
        });
    if (wasOld.get()) {
      removeOwner();
    }
  }

  /** Removes the login and says whether there was one. */
  boolean forget(Deadline deadline) {
    if (!hasDirectory()) {
      return false;
    }
    AtomicBoolean wasOld = new AtomicBoolean();
    boolean wasSignedIn =
        tokens.clearIf(
            deadline,
            stored -> {
              check(withOwner(stored));
              wasOld.set(isOld(stored));
              return true;
            });
    if (wasOld.get()) {
      removeOwner();
    }
    return wasSignedIn;
  }

  /** Whether an older version stored it, with its owner in another file. */
  private static boolean isOld(StoredTokens login) {
    return login.issuer().isEmpty();
  }

  private boolean hasDirectory() {
    return Files.exists(requireNonNull(file.getParent()));
  }

  private void check(StoredTokens login) {
    if (login.issuer().filter(at -> !at.toString().equals(issuer.toString())).isPresent()) {
      throw TokenException.of(
          "the login in "
              + file
              + " is one at another issuer; name another --store, or sign in there again");
    }
  }

  /** Tokens that an older version stored, with the owner that it kept beside them. */
  private StoredTokens withOwner(StoredTokens login) {
    try {
      if (!isOld(login) || !Files.isRegularFile(owner)) {
        return login;
      }
      List<String> lines = Files.readAllLines(owner);
      if (lines.size() != 2 || lines.get(1).isBlank()) {
        throw new IllegalArgumentException("it has two lines");
      }
      return login.withIssuer(URI.create(lines.get(0))).withClientId(lines.get(1));
    } catch (IllegalArgumentException damaged) {
      throw TokenException.of("the file " + owner + " is damaged; remove it and sign in again");
    } catch (NoSuchFileException unknown) {
      return login;
    } catch (IOException failed) {
      throw failure("cannot be read", failed);
    }
  }

  private void removeOwner() {
    try {
      Files.deleteIfExists(owner);
    } catch (IOException failed) {
      throw failure("cannot be written", failed);
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
