package io.github.mesdk.testkit;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Ids in the forms that systems ask for. */
final class Ids {
  private Ids() {}

  /** The number that a decimal text is; for other texts one that is always the same for it. */
  static long number(String id) {
    if (id.matches("\\d{1,18}")) {
      return Long.parseLong(id);
    }
    UUID name = UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8));
    return name.getMostSignificantBits() & Integer.MAX_VALUE;
  }

  /** A request id that was never used before. */
  static String fresh() {
    return UUID.randomUUID().toString();
  }
}
