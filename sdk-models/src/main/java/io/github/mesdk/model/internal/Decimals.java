package io.github.mesdk.model.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import java.io.IOException;
import java.math.BigDecimal;

/** Numbers with a fraction or an exponent. */
final class Decimals {
  private Decimals() {}

  /** The number the parser stands at, exact; one with an exponent beyond an int is refused. */
  static BigDecimal value(JsonParser parser, DeserializationContext context) throws IOException {
    try {
      return parser.getDecimalValue();
    } catch (NumberFormatException exponentBeyondAnInt) {
      // Jackson lets it through as it is.
      return context.reportInputMismatch(BigDecimal.class, "an exponent is too long");
    }
  }
}
