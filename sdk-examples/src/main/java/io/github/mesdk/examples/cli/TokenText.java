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
 * Reads credentials. Throws a {@link TokenException} if a credential is missing, and a {@link
 * UsageException} if a header cannot carry the credential. Neither message shows the credential.
 */
final class TokenText {
  private static final int MAX_BYTES = 64 * 1024;
  private static final String TOKEN = "access token";
  private static final String SUBJECT_TOKEN = "subject token";
  private static final String API_KEY = "API key";
  private static final String SECRET = "client secret";

  private TokenText() {}

  static AccessToken readVariable(String variable, Map<String, String> environment) {
    return token(SourceNames.variable(variable, environment), environment.get(variable), TOKEN);
  }

  static AccessToken readFile(Path file) {
    String name = "the token file " + SourceNames.path(file);
    return token(name, content(name, file), TOKEN);
  }

  static AccessToken readStream(String name, InputStream in) {
    try {
      return token(name, content(name, in), TOKEN);
    } catch (IOException unreadable) {
      throw unreadable(name, unreadable);
    }
  }

  /** Reads the API key of a project, which a header carries too. */
  static String apiKey(String variable, Map<String, String> environment) {
    String name = SourceNames.variable(variable, environment);
    return token(name, environment.get(variable), API_KEY).value();
  }

  /** Reads a subject token. It is not sent in a header, so its characters are not checked. */
  static String subjectToken(String variable, Map<String, String> environment) {
    String name = SourceNames.variable(variable, environment);
    return present(name, environment.get(variable), SUBJECT_TOKEN);
  }

  /** Reads a client secret from an environment variable. */
  static String secret(String variable, Map<String, String> environment) {
    return present(SourceNames.variable(variable, environment), environment.get(variable), SECRET);
  }

  /** Reads a client secret from a file. */
  static String secret(Path file) {
    String name = "the secret file " + SourceNames.path(file);
    return present(name, content(name, file), SECRET);
  }

  private static String content(String name, Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return content(name, in);
    } catch (NoSuchFileException missing) {
      throw TokenException.of(name + " does not exist");
    } catch (IOException unreadable) {
      throw unreadable(name, unreadable);
    }
  }

  private static String content(String name, InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw new UsageException(
          name + " has over " + MAX_BYTES + " bytes, too many for a token or a secret");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static AccessToken token(String name, @Nullable String text, String what) {
    try {
      return AccessToken.of(present(name, text, what));
    } catch (IllegalArgumentException invalid) {
      throw new UsageException(name + " contains no usable " + what + ": " + invalid.getMessage());
    }
  }

  private static String present(String name, @Nullable String text, String what) {
    // Some editors and shells on Windows write a byte order mark in front of the text.
    String content = text == null ? "" : text.replaceFirst("^\uFEFF", "").strip();
    if (content.isEmpty()) {
      throw TokenException.of(
          name + (text == null ? " is not set" : " is empty") + "; put the " + what + " there");
    }
    return content;
  }

  /** The message of the cause would show the path, which may be a token. */
  private static TokenException unreadable(String name, IOException cause) {
    return TokenException.of(name + " cannot be read: " + cause.getClass().getSimpleName());
  }
}
