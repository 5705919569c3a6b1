package io.github.mesdk.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decodes the escapes in which a service may repeat a secret, and leaves out HTML tags. */
final class Decoders {
  /** The names of the entities for ASCII, with the character; invisible characters have U+0001. */
  private static final String ENTITIES =
      " amp& lt< gt> quot\" apos' nbsp  excl! num# dollar$ percnt% lpar( rpar) ast* midast* plus+"
          + " comma, hyphen- dash- minus- period. sol/ colon: semi; equals= quest? commat@ lsqb["
          + " lbrack[ bsol\\ rsqb] rbrack] hat^ lowbar_ underbar_ grave` diacriticalgrave` lcub{"
          + " lbrace{ verbar| vert| verticalline| rcub} rbrace} tilde~ ensp  emsp  thinsp "
          + " shy\1 zwj\1 zwnj\1 tab\n newline\n nobreak\1 zerowidthspace\1 ";

  private static final int LONGEST_NAME = 16;
  private static final int LONGEST_COLOR = 20;

  /** Entities that HTML allows without a semicolon. */
  private static final List<String> OLD_ENTITIES =
      List.of("amp", "lt", "gt", "quot", "nbsp", "shy");

  /** A plus is a space in a form, where other characters have percent escapes. */
  private static final String ALL = "%\\&<[=+";

  /** The escape of quoted-printable, which is also in front of many values. */
  static final char EQUALS = '=';

  private static final char TAG = '<';
  private static final char COLOR = '[';
  private static final char PLUS = '+';

  private Decoders() {}

  /** Returns the kinds of escapes in the text: the first character of each. */
  static String escapes(DecodedText text) {
    String all = "";
    for (int i = 0; i < text.size(); i++) {
      char c = (char) text.at(i);
      if (ALL.indexOf(c) >= 0 && all.indexOf(c) < 0 && mayStart(c, text, i)) {
        all += c;
      }
    }
    return all.indexOf('%') < 0 ? all.replace("+", "") : all;
  }

  private static boolean mayStart(char kind, DecodedText text, int index) {
    int next = text.at(index + 1);
    return switch (kind) {
      case COLOR -> text.isEscaped(index);
      case EQUALS -> next == ' ' || text.isLineStart(index + 1) || Character.digit(next, 16) >= 0;
      default -> true;
    };
  }

  /** Returns whether to decode this kind alone too, because a secret may contain the others. */
  static boolean isAlone(char kind) {
    return kind != TAG && kind != PLUS && kind != COLOR;
  }

  /**
   * Returns the text with these escapes decoded, or null if there are none.
   *
   * @param escapes the kinds to decode
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
    int next = text.at(index + 1);
    return switch (text.at(index)) {
      case '%' ->
          next == 'u' ? codePoint(text, index, 4, out) : octet(text, index, index + 1, 2, 16, out);
      case '\\' -> backslash(text, index, out);
      case '&' -> next == '#' ? numericEntity(text, index, out) : namedEntity(text, index, out);
      case TAG -> tag(text, index, out);
      case COLOR -> color(text, index);
      case PLUS -> added(text, index, ' ', index + 1, out);
      default -> quotedPrintable(text, index, out);
    };
  }

  /** Adds the byte that exactly these digits stand for. */
  private static int octet(
      DecodedText text, int index, int from, int digits, int radix, DecodedText out) {
    int b = number(text, from, from + digits, radix);
    if (b < 0) {
      return index;
    }
    out.addByte(b, text.span(index, from + digits));
    return from + digits;
  }

  private static int backslash(DecodedText text, int index, DecodedText out) {
    int letter = text.at(index + 1);
    if (text.at(index + 2) == '{' && (letter == 'x' || letter == 'u')) {
      int end = endOfDigits(text, index + 3, 16);
      return text.at(end) == '}'
          ? added(text, index, number(text, index + 3, end, 16), end + 1, out)
          : index;
    }
    if (letter == 'x') {
      return octet(text, index, index + 2, 2, 16, out);
    }
    if (letter == 'u') {
      return codePoint(text, index, 4, out);
    }
    if (letter == 'U' && number(text, index + 2, index + 10, 16) >= 0) {
      return codePoint(text, index, 8, out);
    }
    if (letter >= '0' && letter <= '7') {
      return digits(text, index, out);
    }
    if (letter == 0) {
      return index;
    }
    out.addByte("nrtbf".indexOf(letter) < 0 ? letter : '\n', text.span(index, index + 2));
    return index + 2;
  }

  /** Octal digits as in many languages, or two hexadecimal digits as in RFC 4514. */
  private static int digits(DecodedText text, int index, DecodedText out) {
    int end = index + 1;
    while (end < index + 4 && Character.digit(text.at(end), 8) >= 0) {
      end++;
    }
    boolean isHex = end < index + 4 && number(text, index + 1, index + 3, 16) >= ' ';
    return isHex
        ? octet(text, index, index + 1, 2, 16, out)
        : octet(text, index, index + 1, end - index - 1, 8, out);
  }

  /** Adds the character of an escape that has a letter and exactly these hexadecimal digits. */
  private static int codePoint(DecodedText text, int index, int digits, DecodedText out) {
    int end = index + 2 + digits;
    int c = number(text, index + 2, end, 16);
    if (text.at(end) == text.at(index) && text.at(end + 1) == text.at(index + 1)) {
      int low = number(text, end + 2, end + 2 + digits, 16);
      if (c >= 0 && low >= 0 && Character.isSurrogatePair((char) c, (char) low)) {
        c = Character.toCodePoint((char) c, (char) low);
        end += 2 + digits;
      }
    }
    return added(text, index, c, end, out);
  }

  /** Adds a character, if there is such a character. */
  private static int added(DecodedText text, int index, int c, int end, DecodedText out) {
    if (!Character.isValidCodePoint(c)) {
      return index;
    }
    out.add(c, text.span(index, end));
    return end;
  }

  private static int numericEntity(DecodedText text, int index, DecodedText out) {
    boolean isHex = text.folded(index + 2) == 'x';
    int from = isHex ? index + 3 : index + 2;
    int radix = isHex ? 16 : 10;
    int end = endOfDigits(text, from, radix);
    int c = number(text, from, end, radix);
    return added(text, index, c, text.at(end) == ';' ? end + 1 : end, out); // a ; may be missing
  }

  private static int namedEntity(DecodedText text, int index, DecodedText out) {
    StringBuilder name = new StringBuilder(" ");
    int end = index + 1;
    while (name.length() <= LONGEST_NAME && text.isWord(end)) {
      name.append((char) text.folded(end++));
    }
    if (text.at(end) != ';' || end == index + 1) {
      return oldEntity(text, index, name.substring(1), out);
    }
    int entry = ENTITIES.indexOf(name.toString());
    int c = entry < 0 ? DecodedText.LOST : ENTITIES.charAt(entry + name.length());
    return added(text, index, Character.isLetter(c) ? DecodedText.LOST : c, end + 1, out);
  }

  private static int oldEntity(DecodedText text, int index, String word, DecodedText out) {
    for (String name : OLD_ENTITIES) {
      if (word.startsWith(name)) {
        int c = ENTITIES.charAt(ENTITIES.indexOf(" " + name) + 1 + name.length());
        return added(text, index, c, index + 1 + name.length(), out);
      }
    }
    return index;
  }

  /** Leaves out the code of a color in a terminal, after its escape character. */
  private static int color(DecodedText text, int index) {
    int end = index + 1;
    while (end < index + LONGEST_COLOR && text.at(end) >= ' ' && text.at(end) < '@') {
      end++;
    }
    return text.isEscaped(index) && Character.isLetter(text.at(end)) ? end + 1 : index;
  }

  /** Leaves out a tag, which may end a number as a line break does. */
  private static int tag(DecodedText text, int index, DecodedText out) {
    int next = text.at(index + 1);
    if (next != '/' && next != '!' && !Character.isLetter(next)) {
      return index;
    }
    int end = text.tagEnd(index);
    return text.at(end) == '>' ? added(text, index, '\n', end + 1, out) : index;
  }

  /** Adds a byte in quoted-printable, or leaves out the end of a line. */
  private static int quotedPrintable(DecodedText text, int index, DecodedText out) {
    int end = index + 1;
    if (text.isLineStart(end)) {
      return end;
    }
    while (text.at(end) == ' ') { // in place of a line break
      end++;
    }
    return end > index + 1 ? end : octet(text, index, end, 2, 16, out);
  }

  private static int endOfDigits(DecodedText text, int from, int radix) {
    int end = from;
    while (Character.digit(text.at(end), radix) >= 0) {
      end++;
    }
    return end;
  }

  /** Returns the number that these digits form, or -1 if they are not digits of a character. */
  private static int number(DecodedText text, int from, int to, int radix) {
    int value = to > from ? 0 : -1;
    for (int i = from; i < to && value >= 0; i++) {
      int digit = Character.digit(text.at(i), radix);
      value = digit < 0 ? -1 : value * radix + digit;
      value = value > Character.MAX_CODE_POINT ? -1 : value;
    }
    return value;
  }
}
