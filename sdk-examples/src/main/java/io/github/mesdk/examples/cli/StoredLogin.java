package io.github.mesdk.examples.cli;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.error.TokenException;
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
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A user's login at one issuer, stored in a file. */
final class StoredLogin {
  /** What a change of the login may wait for, as a {@link WaitingLine} shows it. */
  static final String OTHER_PROCESS = "another process that uses the login";

  private final URI issuer;
  private final Path file;
  private final TokenStore tokens;

  /** A second file, in which an older version stored the issuer and the client. */
  private final Path legacyOwner;

  StoredLogin(URI issuer, Path file) {
    this.issuer = issuer;
    this.file = file.toAbsolutePath().normalize();
    try {
      this.tokens = TokenStore.file(this.file);
    } catch (IllegalArgumentException invalid) {
      throw new UsageException(String.valueOf(invalid.getMessage()));
    }
    this.legacyOwner = this.file.resolveSibling(this.file.getFileName() + ".client");
  }

  /** Returns a file name made of the host, for readability, and a hash of the issuer URL. */
  static String fileName(URI issuer) {
    // For a host with an underscore, a URI has an authority but no host.
    String hostOrAuthority = issuer.getHost() == null ? issuer.getRawAuthority() : issuer.getHost();
    String host = String.valueOf(hostOrAuthority).toLowerCase(Locale.ROOT);
    byte[] hash = sha256(issuer.toString());
    return host.replaceAll("[^a-z0-9.-]", "_") + "-" + HexFormat.of().formatHex(hash, 0, 8);
  }

  /** Returns the store of the tokens. */
  TokenStore tokens() {
    return tokens;
  }

  /** Returns the stored login; empty if no one is signed in. */
  Optional<StoredTokens> read(Deadline deadline) {
    if (isDirectoryMissing()) {
      return Optional.empty();
    }
    Optional<StoredTokens> login = tokens.read(deadline);
    if (login.filter(StoredLogin::isLegacy).isPresent()) {
      login = tokens.update(deadline, stored -> stored.map(this::withLegacyOwner));
      removeLegacyOwner();
    }
    login.ifPresent(this::checkIssuer);
    return login;
  }

  /** Creates the directory, so that an unusable store fails before the user signs in. */
  void prepare(Deadline deadline) {
    change(
        "stored",
        () -> {
          createDirectory();
          tokens.update(deadline, stored -> stored);
        });
  }

  private void createDirectory() {
    try {
      Path directory = requireNonNull(file.getParent());
      Files.createDirectories(directory, ownerOnly(directory));
    } catch (IOException failed) {
      throw failure("has no directory, and it cannot be created", failed);
    }
  }

  /** Saves this login and replaces any earlier one. */
  void save(StoredTokens login, Deadline deadline) {
    AtomicBoolean wasLegacy = new AtomicBoolean();
    UnaryOperator<Optional<StoredTokens>> replacement =
        stored -> {
          wasLegacy.set(stored.filter(StoredLogin::isLegacy).isPresent());
          return Optional.of(login);
        };
    change("stored", () -> tokens.update(deadline, replacement));
    if (wasLegacy.get()) {
      removeLegacyOwner();
    }
  }

  /** Removes the login and returns it; empty if there was none. */
  Optional<StoredTokens> remove(Deadline deadline) {
    if (isDirectoryMissing()) {
      return Optional.empty();
    }
    AtomicBoolean wasLegacy = new AtomicBoolean();
    AtomicReference<@Nullable StoredTokens> removed = new AtomicReference<>();
    Predicate<StoredTokens> isOfIssuer =
        stored -> {
          StoredTokens login = withLegacyOwner(stored);
          checkIssuer(login);
          removed.set(login);
          wasLegacy.set(isLegacy(stored));
          return true;
        };
    change("removed", () -> tokens.clearIf(deadline, isOfIssuer));
    if (wasLegacy.get()) {
      removeLegacyOwnerIfPossible();
    }
    return Optional.ofNullable(removed.get());
  }

  /**
   * Removes the file if it is a damaged login, which {@link #remove} cannot read. Keeps the login
   * of a newer version, and a file of another program that {@code --store} names by mistake.
   *
   * @return whether the file was a damaged login
   */
  boolean removeIfDamaged(Deadline deadline) {
    boolean hasDefaultName = file.endsWith(fileName(issuer));
    boolean isDamaged = DamagedLogin.isIn(file, hasDefaultName, issuer);
    if (isDamaged) {
      change("removed", () -> tokens.clear(deadline));
    }
    return isDamaged;
  }

  /** Not retryable, because status 75 is about the issuer, and not about this machine. */
  private static void change(String change, Runnable step) {
    try {
      step.run();
    } catch (TokenException failed) {
      throw TokenException.of("the login was not " + change + ": " + failed.problem(), failed);
    }
  }

  /**
   * Returns whether an older version stored the login, with its issuer and client in a separate
   * file.
   */
  private static boolean isLegacy(StoredTokens login) {
    return login.issuer().isEmpty();
  }

  /** False if it cannot be determined, because there may be a login in that directory. */
  private boolean isDirectoryMissing() {
    return Files.notExists(requireNonNull(file.getParent()));
  }

  private void checkIssuer(StoredTokens login) {
    if (login.issuer().filter(at -> !at.toString().equals(issuer.toString())).isPresent()) {
      throw TokenException.of(
          "the login in "
              + file
              + " belongs to another issuer; pass another --store, or run 'me login oidc'");
    }
  }

  /**
   * Adds the issuer and the client from the separate file to tokens that an older version stored.
   */
  private StoredTokens withLegacyOwner(StoredTokens login) {
    try {
      if (!isLegacy(login) || !Files.isRegularFile(legacyOwner)) {
        return login;
      }
      List<String> lines = Files.readAllLines(legacyOwner);
      if (lines.size() != 2 || lines.get(1).isBlank()) {
        throw new IllegalArgumentException("the file must have two lines");
      }
      return login.withIssuer(URI.create(lines.get(0))).withClientId(lines.get(1));
    } catch (IllegalArgumentException damaged) {
      throw TokenException.of(
          "the file " + legacyOwner + " is damaged; remove it and sign in again");
    } catch (NoSuchFileException missing) {
      return login;
    } catch (IOException failed) {
      throw failure("cannot be read", failed);
    }
  }

  private void removeLegacyOwnerIfPossible() {
    try {
      Files.deleteIfExists(legacyOwner);
    } catch (IOException leftBehind) {
      // It holds no token. A failure would say that the login, which is gone, is still there.
    }
  }

  private void removeLegacyOwner() {
    try {
      Files.deleteIfExists(legacyOwner);
    } catch (IOException failed) {
      throw failure("cannot be written", failed);
    }
  }

  private TokenException failure(String problem, IOException cause) {
    return TokenException.of(
        "the login store " + file + " " + problem + ": " + cause.getClass().getSimpleName(), cause);
  }

  private static FileAttribute<?>[] ownerOnly(Path directory) {
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
