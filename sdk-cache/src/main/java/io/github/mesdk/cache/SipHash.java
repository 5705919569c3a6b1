package io.github.mesdk.cache;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * SipHash-1-3 with 128 bits (Aumasson and Bernstein, 2012): a hash for tables whose entries a
 * stranger chooses. Who does not know the key can neither seek two messages of the same hash nor
 * tell the hash from chance. One object for one message.
 */
final class SipHash {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  // "somepseudorandomlygeneratedbytes", as the authors of SipHash have it.
  private static final long START_0 = 0x736f6d6570736575L;
  private static final long START_1 = 0x646f72616e646f6dL;
  private static final long START_2 = 0x6c7967656e657261L;
  private static final long START_3 = 0x7465646279746573L;

  /** What tells the hash of 128 bits from that of 64, and its halves from each other. */
  private static final long LONG_HASH = 0xee;

  private static final long SECOND_HALF = 0xdd;

  private static final int ROUNDS_OF_THE_END = 3;

  /** Long enough to cost little for each character, and short enough to be made anew. */
  private static final int PART_BYTES = 48;

  private long v0;
  private long v1;
  private long v2;
  private long v3;

  private SipHash(long key0, long key1) {
    v0 = key0 ^ START_0;
    v1 = key1 ^ START_1 ^ LONG_HASH;
    v2 = key0 ^ START_2;
    v3 = key1 ^ START_3;
  }

  /**
   * The hash of a text none of whose characters is beyond 255. Its halves are to be asked for once,
   * one after the other.
   */
  @SuppressWarnings("deprecation") // The low bytes are all there is.
  static SipHash of(String text, long key0, long key1) {
    SipHash hash = new SipHash(key0, key1);
    int length = text.length();
    if (length <= PART_BYTES) {
      hash.end(text.getBytes(StandardCharsets.ISO_8859_1), length, length);
      return hash;
    }
    byte[] part = new byte[PART_BYTES];
    int done = 0;
    for (; length - done > PART_BYTES; done += PART_BYTES) {
      text.getBytes(done, done + PART_BYTES, part, 0);
      hash.words(part, PART_BYTES);
    }
    text.getBytes(done, length, part, 0);
    hash.end(part, length - done, length);
    return hash;
  }

  private void end(byte[] rest, int bytes, int lengthOfAll) {
    int whole = bytes - bytes % Long.BYTES;
    words(rest, whole);
    long last = (long) lengthOfAll << (Long.SIZE - Byte.SIZE);
    for (int i = whole; i < bytes; i++) {
      last |= (long) Byte.toUnsignedInt(rest[i]) << ((i - whole) * Byte.SIZE);
    }
    word(last);
    v2 ^= LONG_HASH;
  }

  private void words(byte[] part, int bytes) {
    for (int i = 0; i < bytes; i += Long.BYTES) {
      word((long) WORDS.get(part, i));
    }
  }

  private void word(long word) {
    v3 ^= word;
    round();
    v0 ^= word;
  }

  /** The first 64 bits. */
  long first() {
    for (int i = 0; i < ROUNDS_OF_THE_END; i++) {
      round();
    }
    return v0 ^ v1 ^ v2 ^ v3;
  }

  /** The other 64 bits. */
  long second() {
    v1 ^= SECOND_HALF;
    return first();
  }

  private void round() {
    v0 += v1;
    v2 += v3;
    v1 = Long.rotateLeft(v1, 13) ^ v0;
    v3 = Long.rotateLeft(v3, 16) ^ v2;
    v0 = Long.rotateLeft(v0, 32);
    v2 += v1;
    v0 += v3;
    v1 = Long.rotateLeft(v1, 17) ^ v2;
    v3 = Long.rotateLeft(v3, 21) ^ v0;
    v2 = Long.rotateLeft(v2, 32);
  }
}
