package io.github.mesdk.cache;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * SipHash-1-3 with 128 bits (Aumasson and Bernstein, 2012): a hash with a secret key, for hash
 * tables whose entries an attacker can choose. Without the secret key, an attacker can neither find
 * collisions nor distinguish a hash from random bits. An instance hashes one message.
 */
final class SipHash {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  // "somepseudorandomlygeneratedbytes", as in the SipHash paper.
  private static final long START_0 = 0x736f6d6570736575L;
  private static final long START_1 = 0x646f72616e646f6dL;
  private static final long START_2 = 0x6c7967656e657261L;
  private static final long START_3 = 0x7465646279746573L;

  /** Distinguishes the 128-bit variant from the 64-bit variant. */
  private static final long LONG_HASH = 0xee;

  /** Distinguishes the second half of a hash from the first half. */
  private static final long SECOND_HALF = 0xdd;

  private static final int FINALIZATION_ROUNDS = 3;

  /** Large enough for a low cost per character, small enough for a cheap allocation. */
  private static final int CHUNK_BYTES = 48;

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
   * Hashes a text whose characters are all below 256. Call {@link #first} once, then {@link
   * #second} once.
   */
  @SuppressWarnings("deprecation") // getBytes copies only low bytes; all bytes are low
  static SipHash of(String text, long key0, long key1) {
    SipHash hash = new SipHash(key0, key1);
    int length = text.length();
    if (length <= CHUNK_BYTES) {
      hash.finish(text.getBytes(StandardCharsets.ISO_8859_1), length, length);
      return hash;
    }
    byte[] chunk = new byte[CHUNK_BYTES];
    int done = 0;
    for (; length - done > CHUNK_BYTES; done += CHUNK_BYTES) {
      text.getBytes(done, done + CHUNK_BYTES, chunk, 0);
      hash.words(chunk, CHUNK_BYTES);
    }
    text.getBytes(done, length, chunk, 0);
    hash.finish(chunk, length - done, length);
    return hash;
  }

  private void finish(byte[] rest, int bytes, int totalLength) {
    int whole = bytes - bytes % Long.BYTES;
    words(rest, whole);
    long last = (long) totalLength << (Long.SIZE - Byte.SIZE);
    for (int i = whole; i < bytes; i++) {
      last |= (long) Byte.toUnsignedInt(rest[i]) << ((i - whole) * Byte.SIZE);
    }
    word(last);
    v2 ^= LONG_HASH;
  }

  private void words(byte[] chunk, int bytes) {
    for (int i = 0; i < bytes; i += Long.BYTES) {
      word((long) WORDS.get(chunk, i));
    }
  }

  private void word(long word) {
    v3 ^= word;
    round();
    v0 ^= word;
  }

  /** Returns the first 64 bits. */
  long first() {
    for (int i = 0; i < FINALIZATION_ROUNDS; i++) {
      round();
    }
    return v0 ^ v1 ^ v2 ^ v3;
  }

  /** Returns the last 64 bits. */
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
