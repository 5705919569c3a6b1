package io.github.mesdk.model.read;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Validates UTF-8, because Jackson accepts overlong forms, encoded surrogates, UTF-16 and UTF-32.
 * ASCII, which is nearly all of the input, is checked eight bytes at a time.
 */
public final class Utf8 {
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long LOW_BITS = 0x0101010101010101L;
  private static final long BACKSLASHES = 0x5c5c5c5c5c5c5c5cL;

  private final byte[] bytes;
  private boolean hasEscapes;

  private Utf8(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Validates the bytes and returns whether they contain a backslash. Without a backslash there is
   * no JSON escape, so the text contains no unpaired surrogate.
   *
   * @throws IOException if the bytes are not valid UTF-8, or have a NUL among the first four
   */
  public static boolean hasEscapes(byte[] bytes) throws IOException {
    if (isUtf16OrUtf32(bytes)) {
      throw new UnsupportedJsonException();
    }
    Utf8 text = new Utf8(bytes);
    text.check();
    return text.hasEscapes;
  }

  /** Returns the text of the bytes, without the byte order mark that it may start with. */
  public static String text(byte[] utf8) {
    String text = new String(utf8, StandardCharsets.UTF_8);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /** Returns whether one of the first four bytes is a NUL byte, which JSON in UTF-8 never has. */
  static boolean isUtf16OrUtf32(byte[] bytes) {
    for (int i = 0; i < Math.min(bytes.length, 4); i++) {
      if (bytes[i] == 0) {
        return true;
      }
    }
    return false;
  }

  private void check() throws UnsupportedJsonException {
    int at = 0;
    while (at < bytes.length) {
      at = afterAscii(at);
      if (at < bytes.length) {
        at = afterCharacter(at);
      }
    }
  }

  private int afterAscii(int from) {
    ByteBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
    long backslashes = 0;
    int at = from;
    while (at + Long.BYTES <= bytes.length) {
      long word = words.getLong(at);
      if ((word & HIGH_BITS) != 0) {
        break;
      }
      long zeroWhereEqual = word ^ BACKSLASHES;
      backslashes |= (zeroWhereEqual - LOW_BITS) & ~zeroWhereEqual & HIGH_BITS;
      at += Long.BYTES;
    }
    while (at < bytes.length && bytes[at] >= 0) {
      backslashes |= bytes[at] == '\\' ? 1 : 0;
      at++;
    }
    hasEscapes |= backslashes != 0;
    return at;
  }

  /**
   * Returns the position after the character of two to four bytes at {@code at}. The valid
   * sequences are in table 3-7 of the Unicode standard.
   */
  private int afterCharacter(int at) throws UnsupportedJsonException {
    int first = bytes[at] & 0xff;
    if (first >= 0xc2 && first <= 0xdf) {
      return tail(at, 1, 0x80, 0xbf);
    }
    if (first >= 0xe0 && first <= 0xef) {
      return tail(at, 2, first == 0xe0 ? 0xa0 : 0x80, first == 0xed ? 0x9f : 0xbf);
    }
    if (first >= 0xf0 && first <= 0xf4) {
      return tail(at, 3, first == 0xf0 ? 0x90 : 0x80, first == 0xf4 ? 0x8f : 0xbf);
    }
    throw new UnsupportedJsonException();
  }

  private int tail(int at, int count, int lowest, int highest) throws UnsupportedJsonException {
    int end = at + 1 + count;
    if (end > bytes.length) {
      throw new UnsupportedJsonException();
    }
    int second = bytes[at + 1] & 0xff;
    boolean valid = second >= lowest && second <= highest;
    for (int i = at + 2; i < end; i++) {
      valid &= (bytes[i] & 0xc0) == 0x80;
    }
    if (!valid) {
      throw new UnsupportedJsonException();
    }
    return end;
  }
}
