package io.github.mesdk.micrometer;

import java.util.Locale;

/** The texts of enum constants in key values. */
final class KeyTexts {
  private KeyTexts() {}

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
