package io.github.mesdk.model.read;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Bytes that claim to be UTF-8. Jackson takes overlong forms and surrogates for characters, so it
 * is looked at before; eight bytes at once where they are ASCII, as nearly all are.
 */
final class Utf8 {
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long LOW_BITS = 0x0101010101010101L;
  private static final long BACKSLASHES = 0x5c5c5c5c5c5c5c5cL;

  private final byte[] bytes;
  private boolean escapes;

  private Utf8(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Whether there is a backslash in the bytes: only an escape can spell half a surrogate pair.
   *
   * @throws UnusualJson if they are not UTF-8
   */
  static boolean hasEscapes(byte[] bytes) throws UnusualJson {
    Utf8 text = new Utf8(bytes);
    text.check();
    return text.escapes;
  }

  private void check() throws UnusualJson {
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
    long found = 0;
    int at = from;
    while (at + Long.BYTES <= bytes.length) {
      long word = words.getLong(at);
      if ((word & HIGH_BITS) != 0) {
        break;
      }
      long zeroWhereEqual = word ^ BACKSLASHES;
      found |= (zeroWhereEqual - LOW_BITS) & ~zeroWhereEqual & HIGH_BITS;
      at += Long.BYTES;
    }
    while (at < bytes.length && bytes[at] >= 0) {
      found |= bytes[at] == '\\' ? 1 : 0;
      at++;
    }
    escapes |= found != 0;
    return at;
  }

  /** After the two to four bytes from {@code at}; Unicode's table 3-7 says which there are. */
  private int afterCharacter(int at) throws UnusualJson {
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
    throw new UnusualJson();
  }

  private int tail(int at, int count, int lowest, int highest) throws UnusualJson {
    int end = at + 1 + count;
    if (end > bytes.length) {
      throw new UnusualJson();
    }
    int second = bytes[at + 1] & 0xff;
    boolean legal = second >= lowest && second <= highest;
    for (int i = at + 2; i < end; i++) {
      legal &= (bytes[i] & 0xc0) == 0x80;
    }
    if (!legal) {
      throw new UnusualJson();
    }
    return end;
  }
}
