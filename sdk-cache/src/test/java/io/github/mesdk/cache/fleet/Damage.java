package io.github.mesdk.cache.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** What may happen to a sealed entry. */
enum Damage {
  TAMPERED_AT_THE_END,
  TAMPERED_IN_THE_NONCE,
  TRUNCATED_IN_THE_TAG,
  TRUNCATED_IN_THE_HEAD,
  EMPTY,
  OLD_FORMAT,
  NEGATIVE_LENGTH,
  UNKNOWN_KEY,
  HUGE,
  OTHER_TEXT;

  /** More than the largest entry that is opened, 1 MiB. */
  static final int HUGE_BYTES = (1 << 20) + 1;

  byte[] of(byte[] entry) {
    return switch (this) {
      case TAMPERED_AT_THE_END -> flipped(entry, entry.length - 1);
      case TAMPERED_IN_THE_NONCE -> flipped(entry, 25);
      case TRUNCATED_IN_THE_TAG -> Arrays.copyOf(entry, entry.length - 5);
      case TRUNCATED_IN_THE_HEAD -> Arrays.copyOf(entry, 3);
      case EMPTY -> new byte[0];
      case OLD_FORMAT -> flipped(entry, 0);
      case NEGATIVE_LENGTH -> new byte[] {1, -1, 0, 0};
      case UNKNOWN_KEY -> flipped(entry, 2);
      case HUGE -> Arrays.copyOf(entry, HUGE_BYTES);
      case OTHER_TEXT -> "null".getBytes(UTF_8);
    };
  }

  private static byte[] flipped(byte[] entry, int index) {
    byte[] copy = entry.clone();
    copy[index] ^= 1;
    return copy;
  }
}
