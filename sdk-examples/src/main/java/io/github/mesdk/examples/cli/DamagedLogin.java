package io.github.mesdk.examples.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.github.mesdk.token.StoredTokens;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognizes a login that was cut off or changed, so that no program can read it any more. */
final class DamagedLogin {
  /** More than a store ever writes. */
  private static final int MAX_BYTES = 4 * 1024 * 1024;

  private static final Pattern FIRST_LINE = Pattern.compile("mesdk-tokens (\\d{1,9})\n");

  private DamagedLogin() {}

  /**
   * Returns whether the file is a damaged login. False if it cannot be read, or names another
   * issuer.
   *
   * @param hasDefaultName whether the name shows that the file is a login, even if its first line
   *     is lost
   */
  static boolean isIn(Path file, boolean hasDefaultName, URI issuer) {
    if (!Files.isRegularFile(file, NOFOLLOW_LINKS)) {
      return false; // opening a pipe would block
    }
    try (InputStream in = Files.newInputStream(file, NOFOLLOW_LINKS)) {
      String text = new String(in.readNBytes(MAX_BYTES), ISO_8859_1);
      return isLogin(text, hasDefaultName) && !isReadable(text) && !namesOther(text, issuer);
    } catch (IOException unreadable) {
      return false;
    }
  }

  private static boolean isLogin(String text, boolean hasDefaultName) {
    OptionalInt format = format(text);
    return format.isPresent() ? format.getAsInt() <= newestFormat() : hasDefaultName;
  }

  private static boolean namesOther(String text, URI issuer) {
    return text.lines()
        .anyMatch(line -> line.startsWith("issuer ") && !line.equals("issuer " + issuer));
  }

  private static boolean isReadable(String text) {
    try {
      StoredTokens unused = StoredTokens.deserialize(text);
      return true;
    } catch (IllegalArgumentException damaged) {
      return false;
    }
  }

  /** Returns the format that this version writes, which knows all older ones. */
  private static int newestFormat() {
    return format(StoredTokens.of("any").serialize()).orElseThrow();
  }

  /** Returns the number in the first line; empty if there is none. */
  private static OptionalInt format(String text) {
    Matcher line = FIRST_LINE.matcher(text);
    return line.lookingAt() ? OptionalInt.of(Integer.parseInt(line.group(1))) : OptionalInt.empty();
  }
}
