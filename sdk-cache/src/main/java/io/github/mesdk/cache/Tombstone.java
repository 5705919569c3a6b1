package io.github.mesdk.cache;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The id of a tombstone: a keyed hash of a credential or a subject whose answers were invalidated.
 * It reveals neither.
 */
record Tombstone(long a, long b) {
  static final int BYTES = 2 * Long.BYTES;

  static Tombstone of(byte[] hash) {
    ByteBuffer bytes = ByteBuffer.wrap(hash);
    return new Tombstone(bytes.getLong(), bytes.getLong());
  }

  /** Returns the id that {@link #text} wrote; empty for other text. */
  static Optional<Tombstone> parse(String text) {
    try {
      byte[] bytes = HexFormat.of().parseHex(text);
      return bytes.length == BYTES ? Optional.of(of(bytes)) : Optional.empty();
    } catch (IllegalArgumentException other) {
      return Optional.empty();
    }
  }

  String text() {
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(a) + hex.toHexDigits(b);
  }

  @Override
  public String toString() {
    return "Tombstone{***}";
  }
}
