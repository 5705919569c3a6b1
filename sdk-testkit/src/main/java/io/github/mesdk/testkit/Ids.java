package io.github.mesdk.testkit;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;

/** Generates ids and tokens. */
final class Ids {
  private static final SecureRandom RANDOM = new SecureRandom();

  private Ids() {}

  /**
   * Converts an id to a number. A decimal id becomes its value. Any other id becomes a number that
   * is derived from it and is always the same.
   */
  static long toNumber(String id) {
    if (id.matches("\\d{1,18}")) {
      return Long.parseLong(id);
    }
    UUID name = UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8));
    return name.getMostSignificantBits() & Integer.MAX_VALUE;
  }

  /** A new random secret of 62 hexadecimal digits, like the tokens of Pulse. */
  static String newSecret() {
    byte[] bytes = new byte[31];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** A new random id of so many hexadecimal digits, at most 62. */
  static String newHex(int digits) {
    return newSecret().substring(0, digits);
  }

  /** A new user code for a device, such as {@code WDJB-MJHT}: no vowels and no digits. */
  static String newUserCode() {
    String letters = "BCDFGHJKLMNPQRSTVWXZ";
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      code.append(i == 4 ? "-" : "").append(letters.charAt(RANDOM.nextInt(letters.length())));
    }
    return code.toString();
  }

  /** A new random UUID. */
  static String newUuid() {
    return UUID.randomUUID().toString();
  }
}
