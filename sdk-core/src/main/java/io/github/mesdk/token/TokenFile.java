package io.github.mesdk.token;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text format of a token store's file: a line with the format version, a line for each member
 * of the login, and a last line that proves that the file was written completely. In a value, a
 * backslash and each character that is not printable ASCII are escaped as a backslash, a {@code u}
 * and the four hexadecimal digits of the UTF-16 unit.
 */
final class TokenFile {
  private static final Pattern FORMAT = Pattern.compile("mesdk-tokens (\\d{1,9})\n");
  private static final Pattern LINE = Pattern.compile("([a-z][a-z0-9-]*) ([ -~]+)\n");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(u[0-9a-f]{4})?");
  private static final String END = "end\n";
  private static final int NEWEST_FORMAT = 2;

  private TokenFile() {}

  static String write(Map<String, String> members) {
    StringBuilder text = new StringBuilder("mesdk-tokens " + NEWEST_FORMAT + "\n");
    members.forEach((name, value) -> {
      text.append(name).append(' ');
      value.chars().forEach(c -> append(text, (char) c));
      text.append('\n');
    });
    return text.append(END).toString();
  }

  private static void append(StringBuilder text, char c) {
    if (c < ' ' || c > '~' || c == '\\') {
      text.append("\\u%04x".formatted((int) c));
    } else {
      text.append(c);
    }
  }

  /** Parses the text; empty if it does not have this format. */
  static Optional<StoredTokens> read(String text) {
    int format = format(text);
    if (format < 1 || format > NEWEST_FORMAT || !isWhole(text)) {
      return Optional.empty();
    }
    Map<String, String> members = new LinkedHashMap<>();
    Matcher line = LINE.matcher(text);
    int at = text.indexOf('\n') + 1;
    int end = text.length() - END.length();
    while (at < end) {
      if (!line.region(at, end).lookingAt()) {
        return Optional.empty();
      }
      String value = format == 1 ? line.group(2) : unescaped(line.group(2));
      if (value == null || members.put(line.group(1), value) != null) {
        return Optional.empty();
      }
      at = line.end();
    }
    return StoredMembers.read(members);
  }

  private static @Nullable String unescaped(String value) {
    if (value.indexOf('\\') < 0) {
      return value;
    }
    Matcher escape = ESCAPE.matcher(value);
    StringBuilder plain = new StringBuilder();
    while (escape.find()) {
      String digits = escape.group(1);
      if (digits == null) {
        return null;
      }
      char c = (char) Integer.parseInt(digits.substring(1), 16);
      escape.appendReplacement(plain, Matcher.quoteReplacement(String.valueOf(c)));
    }
    return escape.appendTail(plain).toString();
  }

  static boolean isWhole(String text) {
    return format(text) > 0 && text.endsWith("\n" + END);
  }

  /** Whether a newer version of the SDK wrote the text. */
  static boolean isNewer(String text) {
    return format(text) > NEWEST_FORMAT;
  }

  private static int format(String text) {
    Matcher format = FORMAT.matcher(text);
    return format.lookingAt() ? Integer.parseInt(format.group(1)) : 0;
  }
}
