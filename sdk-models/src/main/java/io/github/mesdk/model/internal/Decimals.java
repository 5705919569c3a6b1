package io.github.mesdk.model.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import java.io.IOException;
import java.math.BigDecimal;

/** Reads exact numbers. */
public final class Decimals {
  private Decimals() {}

  /**
   * Returns whether the text is a number such as {@code -12} or {@code 12.5}. {@link BigDecimal}
   * also accepts a plus sign, an exponent and the digits of any script.
   */
  public static boolean isDecimal(String text) {
    int point = text.indexOf('.');
    return point < 0
        ? isInteger(text)
        : isInteger(text.substring(0, point)) && digits(text, point + 1);
  }

  /** Returns whether the text is an optional minus and at least one ASCII digit. */
  static boolean isInteger(String text) {
    return digits(text, text.startsWith("-") ? 1 : 0);
  }

  private static boolean digits(String text, int from) {
    boolean digits = from < text.length();
    for (int i = from; i < text.length(); i++) {
      digits &= text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    return digits;
  }

  /** Returns the current number exactly. A number whose exponent exceeds an int is rejected. */
  static BigDecimal value(JsonParser parser, DeserializationContext context) throws IOException {
    try {
      return parser.getDecimalValue();
    } catch (NumberFormatException exponentBeyondAnInt) {
      // Jackson does not convert this exception.
      return context.reportInputMismatch(BigDecimal.class, "the exponent is too large");
    }
  }
}
