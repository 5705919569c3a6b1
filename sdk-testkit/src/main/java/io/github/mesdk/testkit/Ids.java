package io.github.mesdk.testkit;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;

/** Generates ids and tokens. */
final class Ids {
  private static final SecureRandom RANDOM = new SecureRandom();

  private Ids() {}

  /** A decimal id as a number; any other id as a number derived from it, always the same. */
  static long number(String id) {
    if (id.matches("\\d{1,18}")) {
      return Long.parseLong(id);
    }
    UUID name = UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8));
    return name.getMostSignificantBits() & Integer.MAX_VALUE;
  }

  /** 62 random hexadecimal digits, the form of Pulse's tokens. */
  static String secret() {
    byte[] bytes = new byte[31];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** A new random UUID. */
  static String fresh() {
    return UUID.randomUUID().toString();
  }
}
