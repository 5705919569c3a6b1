package io.github.mesdk.token;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.concurrent.Sleeper;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.store.FileUpdate;
import io.github.mesdk.token.store.SharedFile;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Stores tokens in a file that several processes share. */
final class FileTokenStore implements TokenStore {
  /**
   * Room for two token replies of 1 MiB: the refresh token of one reply may be stored with the
   * access token of another.
   */
  private static final int MAX_BYTES = 2 * 1024 * 1024;

  private final SharedFile file;

  FileTokenStore(Path file, Sleeper sleeper) {
    this.file = new SharedFile(file, MAX_BYTES, TokenFile::isWhole, sleeper);
  }

  @Override
  public Optional<StoredTokens> update(
      Deadline deadline, UnaryOperator<Optional<StoredTokens>> step) {
    try (FileUpdate update = file.update(deadline)) {
      Optional<StoredTokens> stored = update.text().map(this::parse);
      update.reserve();
      Optional<StoredTokens> next =
          requireNonNull(step.apply(stored), "the update step returned null");
      if (next.isEmpty()) {
        update.delete();
      } else if (!next.equals(stored)) {
        update.replace(text(next.get()));
      }
      return next;
    }
  }

  @Override
  public Optional<StoredTokens> read(Deadline deadline) {
    return file.read().map(this::parse);
  }

  /** Does not read the file first, so it also removes a damaged file. */
  @Override
  public void clear(Deadline deadline) {
    try (FileUpdate update = file.update(deadline)) {
      update.delete();
    }
  }

  /** Reserves no space, so it works on a full disk. */
  @Override
  public boolean clearIf(Deadline deadline, Predicate<StoredTokens> condition) {
    try (FileUpdate update = file.update(deadline)) {
      boolean isCleared = update.text().map(this::parse).filter(condition).isPresent();
      if (isCleared) {
        update.delete();
      }
      return isCleared;
    }
  }

  private StoredTokens parse(String text) {
    return TokenFile.read(text)
        .orElseThrow(() ->
            TokenException.of(
                file
                    + (TokenFile.isNewer(text)
                        ? " was written by a newer version of the SDK; use that version"
                        : " is damaged; remove it and sign in again")));
  }

  /**
   * Returns the text to store. An access token that would exceed the size limit is dropped, because
   * the refresh token alone can get a new one.
   */
  private String text(StoredTokens next) {
    String whole = next.serialize();
    String text =
        whole.length() > MAX_BYTES && next.refreshToken().isPresent()
            ? next.withoutAccessToken().serialize()
            : whole;
    if (text.length() > MAX_BYTES) {
      throw TokenException.of(file + " cannot be written: the tokens are too long");
    }
    return text;
  }

  /** Two stores are equal if they use the same path. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FileTokenStore store && store.file.path().equals(file.path());
  }

  @Override
  public int hashCode() {
    return file.path().hashCode();
  }

  @Override
  public String toString() {
    return "TokenStore{" + file.path() + "}";
  }
}
