package io.github.mesdk.cache;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * SipHash-2-4 with 128 bits (Aumasson and Bernstein, 2012): a hash for tables whose entries a
 * stranger chooses. Who does not know the key can neither seek two messages of the same hash nor
 * tell the hash from chance. Used over and over, by one thread at a time.
 *
 * <p>A message is given in parts of whole words of {@value #WORD} bytes, and then its end.
 */
final class SipHash {
  static final int WORD = Long.BYTES;

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

  private static final int ROUNDS_OF_A_WORD = 2;
  private static final int ROUNDS_OF_THE_END = 4;

  private final long key0;
  private final long key1;
  private long v0;
  private long v1;
  private long v2;
  private long v3;
  private long length;

  SipHash(long key0, long key1) {
    this.key0 = key0;
    this.key1 = key1;
  }

  /** A new message. */
  void begin() {
    v0 = key0 ^ START_0;
    v1 = key1 ^ START_1 ^ LONG_HASH;
    v2 = key0 ^ START_2;
    v3 = key1 ^ START_3;
    length = 0;
  }

  /** The first bytes of the buffer, which are a whole number of words. */
  void words(byte[] buffer, int bytes) {
    for (int i = 0; i < bytes; i += WORD) {
      word((long) WORDS.get(buffer, i));
    }
    length += bytes;
  }

  /** The last bytes of the message, fewer than a word, from here in the buffer. */
  void end(byte[] buffer, int from, int bytes) {
    long last = (length + bytes) << (Long.SIZE - Byte.SIZE);
    for (int i = 0; i < bytes; i++) {
      last |= (long) Byte.toUnsignedInt(buffer[from + i]) << (i * Byte.SIZE);
    }
    word(last);
    v2 ^= LONG_HASH;
  }

  /** The first 64 bits of the hash, once. */
  long first() {
    rounds(ROUNDS_OF_THE_END);
    return v0 ^ v1 ^ v2 ^ v3;
  }

  /** The other 64 bits, once, after the first. */
  long second() {
    v1 ^= SECOND_HALF;
    return first();
  }

  private void word(long word) {
    v3 ^= word;
    rounds(ROUNDS_OF_A_WORD);
    v0 ^= word;
  }

  /** On copies, which stay in registers. */
  private void rounds(int rounds) {
    long a = v0;
    long b = v1;
    long c = v2;
    long d = v3;
    for (int i = 0; i < rounds; i++) {
      a += b;
      c += d;
      b = Long.rotateLeft(b, 13) ^ a;
      d = Long.rotateLeft(d, 16) ^ c;
      a = Long.rotateLeft(a, 32);
      c += b;
      a += d;
      b = Long.rotateLeft(b, 17) ^ c;
      d = Long.rotateLeft(d, 21) ^ a;
      c = Long.rotateLeft(c, 32);
    }
    v0 = a;
    v1 = b;
    v2 = c;
    v3 = d;
  }
}
