package io.github.mesdk.examples.cli;

import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.TokenProvider;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The token in a file, which is read once and then only after the service has rejected what stood
 * in it. Thread-safe.
 */
final class FileToken implements TokenProvider {
  private final AccessToken first;
  private final TokenProvider later;
  private volatile boolean isFirstRejected;

  private FileToken(AccessToken first, TokenProvider later) {
    this.first = first;
    this.later = later;
  }

  /** Reads the file. What is not a plain one, such as a pipe, gives its token only this once. */
  static TokenProvider read(Path file) {
    AccessToken first = TokenText.inFile(file);
    // To open a pipe again may wait for a writer, and no deadline ends that.
    return Files.isRegularFile(file)
        ? new FileToken(first, TokenProvider.fromFile(file))
        : TokenProvider.of(first);
  }

  @Override
  public AccessToken token() {
    return isFirstRejected ? later.token() : first;
  }

  @Override
  public void invalidate(AccessToken rejected) {
    if (rejected.equals(first)) {
      isFirstRejected = true;
    }
    later.invalidate(rejected);
  }
}
