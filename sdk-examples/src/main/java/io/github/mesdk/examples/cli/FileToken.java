package io.github.mesdk.examples.cli;

import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.TokenProvider;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads a token from a file once, and again only after the service has rejected that token.
 * Thread-safe.
 */
final class FileToken implements TokenProvider {
  private final AccessToken first;
  private final TokenProvider reloading;
  private volatile boolean isFirstRejected;

  private FileToken(AccessToken first, TokenProvider reloading) {
    this.first = first;
    this.reloading = reloading;
  }

  /** Reads the token now. A pipe, or any other file that is not regular, is never read again. */
  static TokenProvider read(Path file) {
    AccessToken first = TokenText.readFile(file);
    // Opening a pipe again may block until another process writes to it, and no deadline ends that
    // wait.
    return Files.isRegularFile(file)
        ? new FileToken(first, TokenProvider.fromFile(file))
        : TokenProvider.of(first);
  }

  @Override
  public AccessToken token() {
    return isFirstRejected ? reloading.token() : first;
  }

  @Override
  public void invalidate(AccessToken rejected) {
    if (rejected.equals(first)) {
      isFirstRejected = true;
    }
    reloading.invalidate(rejected);
  }
}
