package io.github.mesdk.examples.cli;

import io.github.mesdk.error.TokenException;
import io.github.mesdk.token.AccessToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads credentials. That there is none is a {@link TokenException}; that there is one which no
 * header can carry is the caller's mistake, a {@link UsageException}. Neither shows it.
 */
final class TokenText {
  private static final int MAX_BYTES = 64 * 1024;

  private TokenText() {}

  static AccessToken inVariable(String variable, Map<String, String> environment) {
    return token("the environment variable " + variable, environment.get(variable));
  }

  static AccessToken inFile(Path file) {
    String name = "the token file " + file;
    try (InputStream in = Files.newInputStream(file)) {
      return in(name, in);
    } catch (NoSuchFileException missing) {
      throw TokenException.of(name + " does not exist");
    } catch (IOException unreadable) {
      throw unreadable(name, unreadable);
    }
  }

  static AccessToken in(String name, InputStream in) {
    try {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new UsageException(name + " has over " + MAX_BYTES + " bytes: that is no token");
      }
      return token(name, new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw unreadable(name, unreadable);
    }
  }

  /** The text of a variable as it is, for a credential that does not travel in a header. */
  static String plain(String variable, Map<String, String> environment) {
    return present("the environment variable " + variable, environment.get(variable));
  }

  private static AccessToken token(String name, @Nullable String text) {
    try {
      return AccessToken.of(present(name, text));
    } catch (IllegalArgumentException notAToken) {
      throw new UsageException(name + " holds no usable token: " + notAToken.getMessage());
    }
  }

  private static String present(String name, @Nullable String text) {
    if (text == null || text.isBlank()) {
      throw TokenException.of(
          name + (text == null ? " is not set" : " is empty") + "; put the access token there");
    }
    return text.strip();
  }

  private static TokenException unreadable(String name, IOException why) {
    return TokenException.of(name + " cannot be read: " + why.getClass().getSimpleName(), why);
  }
}
