package io.github.mesdk.token;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The text format of a token store's file: a line with the format version, a line for each member
 * of the login, and a last line that proves that the file was written completely. In a value, a
 * backslash and each character that is not printable ASCII are escaped as a backslash, a {@code u}
 * and the four hexadecimal digits of the UTF-16 unit.
 */
final class TokenFile {
  private static final String FORMAT = "mesdk-tokens ";
  private static final int MAX_FORMAT_DIGITS = 9;
  private static final String END = "end\n";
  private static final int NEWEST_FORMAT = 2;

  private TokenFile() {}

  static String write(Map<String, String> members) {
    StringBuilder text = new StringBuilder(FORMAT + NEWEST_FORMAT + "\n");
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
    int end = text.length() - END.length();
    for (int at = text.indexOf('\n') + 1; at < end; ) {
      int lineEnd = text.indexOf('\n', at);
      int space = text.indexOf(' ', at);
      if (space < 0 || space + 1 >= lineEnd || !isName(text, at, space)) {
        return Optional.empty();
      }
      String value = value(text.substring(space + 1, lineEnd), format);
      if (value == null || members.put(text.substring(at, space), value) != null) {
        return Optional.empty();
      }
      at = lineEnd + 1;
    }
    return StoredMembers.read(members);
  }

  /** Whether a part of the text is a letter, followed by letters, digits and hyphens. */
  private static boolean isName(String text, int from, int to) {
    boolean isName = from < to && text.charAt(from) >= 'a';
    for (int i = from; isName && i < to; i++) {
      char c = text.charAt(i);
      isName = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    }
    return isName;
  }

  /** Returns the value of a line, or null if it is damaged. */
  private static @Nullable String value(String line, int format) {
    for (int i = 0; i < line.length(); i++) {
      if (line.charAt(i) < ' ' || line.charAt(i) > '~') {
        return null;
      }
    }
    return format == 1 || line.indexOf('\\') < 0 ? line : unescaped(line);
  }

  private static @Nullable String unescaped(String value) {
    StringBuilder plain = new StringBuilder();
    int at = 0;
    for (int next = value.indexOf('\\'); next >= 0; next = value.indexOf('\\', at)) {
      int digits = next + "\\u".length();
      int c = value.startsWith("u", next + 1) ? hexadecimal(value, digits) : -1;
      if (c < 0) {
        return null;
      }
      plain.append(value, at, next).append((char) c);
      at = digits + 4;
    }
    return plain.append(value, at, value.length()).toString();
  }

  /** Returns the number that four lower-case digits form, or -1 if they do not. */
  private static int hexadecimal(String text, int from) {
    int number = text.length() < from + 4 ? -1 : 0;
    for (int i = from; number >= 0 && i < from + 4; i++) {
      int digit = "0123456789abcdef".indexOf(text.charAt(i));
      number = digit < 0 ? -1 : number << 4 | digit;
    }
    return number;
  }

  static boolean isWhole(String text) {
    return format(text) > 0 && text.endsWith("\n" + END);
  }

  /** Whether a newer version of the SDK wrote the text. */
  static boolean isNewer(String text) {
    return format(text) > NEWEST_FORMAT;
  }

  /** Returns the number in the first line, or 0 if there is none. */
  private static int format(String text) {
    int end = text.indexOf('\n');
    int length = end - FORMAT.length();
    if (!text.startsWith(FORMAT) || length < 1 || length > MAX_FORMAT_DIGITS) {
      return 0;
    }
    int format = 0;
    for (int i = FORMAT.length(); i < end; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return 0;
      }
      format = 10 * format + digit;
    }
    return format;
  }
}
