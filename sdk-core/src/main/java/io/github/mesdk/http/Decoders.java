package io.github.mesdk.http;

import org.jspecify.annotations.Nullable;

/** Decodes the encodings in which a service may repeat a secret. */
final class Decoders {
  /** The first two letters of the name of an entity, and the character it stands for. */
  private static final String ENTITIES = "am&lt<gt>qu\"ap'nb pl+so/eq=";

  private static final int LONGEST_ENTITY = 8;

  /** Stands between hexadecimal digits. */
  private static final int SEPARATOR = -2;

  /** The last two start the characters of UTF-8 that was read as ISO 8859-1. */
  private static final String ESCAPES = "%\\&\u00C2\u00C3";

  private Decoders() {}

  /** Returns the first characters of the escapes in the text, each once. */
  static String escapes(DecodedText text) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < text.size(); i++) {
      char c = (char) text.at(i);
      if (ESCAPES.indexOf(c) >= 0 && all.indexOf(String.valueOf(c)) < 0) {
        all.append(c);
      }
    }
    return all.toString();
  }

  /**
   * Returns the text with these escapes decoded, or null if there are none.
   *
   * @param escapes the first characters of the escapes to decode
   */
  static @Nullable DecodedText unescaped(DecodedText text, String escapes) {
    DecodedText out = text.decoded();
    if (out == null) {
      return null;
    }
    for (int i = 0; i < text.size(); ) {
      int end = escapes.indexOf(text.at(i)) >= 0 ? unescape(text, i, out) : i;
      if (end == i) {
        end++;
        out.addByte(text.at(i), text.span(i, end));
      }
      i = end;
    }
    return out.size() == text.size() ? null : out;
  }

  /**
   * Adds the character for the escape at an index. Returns the index after it, or the same index if
   * there is none.
   */
  private static int unescape(DecodedText text, int index, DecodedText out) {
    int first = text.at(index);
    if (first == '%') {
      return hex(text, index, index + 1, out);
    }
    if (first == '\\') {
      return backslash(text, index, out);
    }
    if (first == '&') {
      return entity(text, index, out);
    }
    int second = text.at(index + 1);
    if (second < 0x80) {
      return index;
    }
    out.addByte((first & 3) << 6 | (second & 0x3f), text.span(index, index + 2));
    return index + 2;
  }

  private static int hex(DecodedText text, int index, int from, DecodedText out) {
    int b = number(text, from, from + 2, 16);
    if (b < 0) {
      return index;
    }
    out.addByte(b, text.span(index, from + 2));
    return from + 2;
  }

  private static int backslash(DecodedText text, int index, DecodedText out) {
    int letter = text.at(index + 1);
    int end = index + 2;
    if (letter == 'x') {
      return hex(text, index, end, out);
    }
    if (letter == 'u') {
      return unicode(text, index, out);
    }
    if (letter == 0) {
      return index;
    }
    if ("nrtbf".indexOf(letter) < 0) {
      out.addByte(letter, text.span(index, end));
    }
    return end;
  }

  private static int unicode(DecodedText text, int index, DecodedText out) {
    int end = index + 6;
    int c = number(text, index + 2, end, 16);
    if (c < 0) {
      return index;
    }
    if (text.at(end) == '\\' && text.at(end + 1) == 'u') {
      int low = number(text, end + 2, end + 6, 16);
      if (low >= 0 && Character.isSurrogatePair((char) c, (char) low)) {
        c = Character.toCodePoint((char) c, (char) low);
        end += 6;
      }
    }
    out.add(c, text.span(index, end));
    return end;
  }

  private static int entity(DecodedText text, int index, DecodedText out) {
    int end = index + 1;
    while (end <= index + LONGEST_ENTITY && (text.isWord(end) || text.at(end) == '#')) {
      end++;
    }
    if (text.at(end) != ';' || end == index + 1) {
      return index;
    }
    int c;
    if (text.at(index + 1) != '#') {
      c = named(text, index + 1);
    } else if (text.folded(index + 2) == 'x') {
      c = number(text, index + 3, end, 16);
    } else {
      c = number(text, index + 2, end, 10);
    }
    if (c < 0) {
      return index;
    }
    out.add(c, text.span(index, end + 1));
    return end + 1;
  }

  private static int named(DecodedText text, int from) {
    for (int i = 0; i < ENTITIES.length(); i += 3) {
      if (text.at(from) == ENTITIES.charAt(i) && text.at(from + 1) == ENTITIES.charAt(i + 1)) {
        return ENTITIES.charAt(i + 2);
      }
    }
    return DecodedText.LOST;
  }

  /** Returns the number that these digits form, or -1 if they are not digits. */
  private static int number(DecodedText text, int from, int to, int radix) {
    int value = to > from ? 0 : -1;
    for (int i = from; i < to && value >= 0; i++) {
      int digit = Character.digit(text.at(i), radix);
      value = digit < 0 ? -1 : value * radix + digit;
    }
    return value;
  }

  /**
   * Decodes the digits of base64, in both alphabets, or of hexadecimal numbers. Returns null if
   * there is no text in them.
   *
   * @param bits the bits of a digit: 6 or 4
   * @param skipped the digits in front of each number that belong to the text before it
   * @param least the length of the shortest text to look for, in printable ASCII; 0 to decode all
   */
  static @Nullable DecodedText digits(DecodedText text, int bits, int skipped, int least) {
    if (digits(text, bits, skipped, least, null) < least) {
      return null;
    }
    DecodedText out = text.decoded();
    if (out != null) {
      digits(text, bits, skipped, least, out);
    }
    return out;
  }

  /** Returns the length of the longest text. */
  private static int digits(
      DecodedText text, int bits, int skipped, int least, @Nullable DecodedText out) {
    int longest = 0;
    int length = 0;
    int left = skipped;
    int number = 0;
    int pending = 0;
    for (int i = 0; i <= text.size(); i++) {
      int digit = digit(text.at(i), bits);
      int b = 0;
      if (digit == SEPARATOR) {
        continue;
      } else if (digit < 0) {
        left = skipped;
        pending = 0;
      } else if (left > 0) {
        left--;
        continue;
      } else {
        number = number << bits | digit;
        pending += bits;
        if (pending < 8) {
          continue;
        }
        pending -= 8;
        b = number >> pending & 0xff;
      }
      boolean isText = b >= ' ' && (b <= '~' || least == 0);
      if (out != null && isText) {
        out.addByte(b, text.span(i - 1, i + 1));
      } else if (out != null && i > 0) {
        out.cut(length < least ? length : 0, text.span(i - 1, i));
      }
      length = isText ? length + 1 : 0;
      longest = Math.max(longest, length);
    }
    return longest;
  }

  private static int digit(int b, int bits) {
    if (bits == 6) {
      return base64(b);
    }
    return b == ':' || b == ' ' ? SEPARATOR : Character.digit(b, 16); // as in 61:62:63
  }

  private static int base64(int b) {
    if (b >= 'A' && b <= 'Z') {
      return b - 'A';
    }
    if (b >= 'a' && b <= 'z') {
      return b - 'a' + 26;
    }
    if (b >= '0' && b <= '9') {
      return b - '0' + 52;
    }
    return switch (b) {
      case '+', '-' -> 62;
      case '/', '_' -> 63;
      default -> -1;
    };
  }
}
