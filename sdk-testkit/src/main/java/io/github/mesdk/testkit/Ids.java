package io.github.mesdk.testkit;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;

/** Ids in the forms that systems ask for. */
final class Ids {
  private static final SecureRandom RANDOM = new SecureRandom();

  private Ids() {}

  /** The number that a decimal text is; for other texts one that is always the same for it. */
  static long number(String id) {
    if (id.matches("\\d{1,18}")) {
      return Long.parseLong(id);
    }
    UUID name = UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8));
    return name.getMostSignificantBits() & Integer.MAX_VALUE;
  }

  /** 62 hexadecimal digits that nobody can guess, as Pulse's tokens are. */
  static String secret() {
    byte[] bytes = new byte[31];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** An id that was never used before. */
  static String fresh() {
    return UUID.randomUUID().toString();
  }
}
