package io.github.mesdk.model.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import java.io.IOException;
import java.math.BigDecimal;

/** Reads numbers with a fraction or an exponent. */
final class Decimals {
  private Decimals() {}

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
