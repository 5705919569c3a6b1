package io.github.mesdk.http;

import org.jspecify.annotations.Nullable;

/**
 * Decodes base64 in both alphabets, hexadecimal digits, and lists of decimal numbers. The digits
 * may be in several groups. Not thread-safe.
 */
final class DigitDecoder {
  static final int BASE64 = 6;
  static final int HEX = 4;
  static final int DECIMAL = 0;

  private static final int SEPARATOR = -2;
  private static final int LARGEST = 0xff;

  private final DecodedText text;
  private final int least;

  private int bits;
  private @Nullable DecodedText out;

  /** Where the current text starts in {@link #out}, and its length. */
  private int start;

  private int length;
  private int longest;

  /**
   * Creates a decoder of the digits in {@code text}.
   *
   * @param least the length of the shortest text to look for; if 0, the text of base64 and
   *     hexadecimal digits may be other than ASCII
   */
  DigitDecoder(DecodedText text, int least) {
    this.text = text;
    this.least = least;
  }

  /**
   * Returns what the digits stand for, or null if there is no text in them.
   *
   * @param bits the bits of a digit, or {@link #DECIMAL}
   * @param skipped the digits in front of each number that belong to the text before it
   */
  @Nullable DecodedText decoded(int bits, int skipped) {
    this.bits = bits;
    if (read(skipped, null) < Math.max(least, 1)) {
      return null;
    }
    DecodedText decoded = text.decoded();
    if (decoded != null) {
      read(skipped, decoded);
    }
    return decoded;
  }

  /** Returns the length of the longest text. */
  private int read(int skipped, @Nullable DecodedText to) {
    out = to;
    start = 0;
    length = 0;
    longest = 0;
    if (bits == DECIMAL) {
      readNumbers();
    } else {
      readDigits(skipped);
    }
    return longest;
  }

  private void readDigits(int skipped) {
    int left = skipped;
    int number = 0;
    int pending = 0;
    int last = 0;
    for (int i = 0; i <= text.size(); i++) {
      int digit = bits == BASE64 ? base64(text.at(i)) : hex(i);
      if (digit == SEPARATOR) {
        continue;
      } else if (digit < 0) {
        end(i);
        left = skipped;
        pending = 0;
      } else if (left > 0) {
        left--;
      } else {
        number = number << bits | digit;
        pending += bits;
        if (pending >= 8) {
          pending -= 8;
          add(number >> pending & LARGEST, last, i);
        }
      }
      last = i;
    }
  }

  private void readNumbers() {
    int number = -1;
    int first = 0;
    for (int i = 0; i <= text.size(); i++) {
      int digit = text.at(i) - '0';
      if (digit >= 0 && digit <= 9) {
        if (number >= 0 && text.isLineStart(i)) {
          addNumber(number, first, i - 1);
          number = -1;
        }
        first = number < 0 ? i : first;
        number = Math.min(Character.MAX_CODE_POINT + 1, Math.max(number, 0) * 10 + digit);
      } else {
        if (number >= 0) {
          addNumber(number, first, i - 1);
        }
        if (text.isWord(i)) {
          end(i);
        }
        number = -1;
      }
    }
  }

  /** Adds a byte, which may be signed, or a character. Only secrets of ASCII have neither. */
  private void addNumber(int number, int first, int last) {
    boolean isSigned =
        text.at(first - 1) == '-'
            && (!Character.isDigit(text.at(first - 2)) || text.isLineStart(first - 1));
    if (least > 0 || number <= (isSigned ? 0 : LARGEST)) {
      add(number, first, last);
    } else if (isSigned && number <= 128) {
      add(LARGEST + 1 - number, first, last);
    } else if (number > LARGEST && Character.isValidCodePoint(number)) {
      longest = Math.max(longest, ++length);
      if (out != null) {
        out.add(number, text.span(first, last + 1));
      }
    } else {
      end(last);
    }
  }

  /** Adds a byte that comes from the digits at these indexes. Control characters are left out. */
  private void add(int b, int first, int last) {
    // Ordinary words and ids are digits of other bytes too.
    if (b > (least > 0 && bits != DECIMAL ? '~' : LARGEST)) {
      end(last);
      return;
    }
    length += b >= ' ' ? 1 : 0;
    longest = Math.max(longest, length);
    if (out != null) {
      out.addByte(b, text.span(first, last + 1));
    }
  }

  private void end(int index) {
    if (out != null && index > 0) {
      out.cut(length < least ? start : out.size(), text.span(index - 1, index));
      start = out.size();
    }
    length = 0;
  }

  /** As in {@code 65-79}, {@code 65, 79}, {@code 65:79} and {@code 0x65 0x79}. */
  private int hex(int index) {
    int b = text.at(index);
    boolean isPrefix =
        b == '0' ? text.folded(index + 1) == 'x' : (b | 0x20) == 'x' && text.at(index - 1) == '0';
    return isPrefix || (b != 0 && !text.isWord(index)) ? SEPARATOR : Character.digit(b, 16);
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
      case ' ' -> SEPARATOR;
      default -> -1;
    };
  }
}
