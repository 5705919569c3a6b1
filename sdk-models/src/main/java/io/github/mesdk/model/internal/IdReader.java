package io.github.mesdk.model.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;

/**
 * Reads a numeric id: an integer, or its decimal digits as text, which some providers send. Null
 * and empty text are rejected, because Jackson would read them as 0, which may be the id of a user.
 */
public final class IdReader extends StdScalarDeserializer<Long> {
  private static final long serialVersionUID = 1L;

  private static final int MAX_LENGTH = 20; // -9223372036854775808

  /** Called by Jackson. */
  public IdReader() {
    super(Long.class);
  }

  @Override
  public Long deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    if (parser.hasToken(JsonToken.VALUE_NUMBER_INT)) {
      return parser.getLongValue();
    }
    if (!parser.hasToken(JsonToken.VALUE_STRING)) {
      return (Long) context.handleUnexpectedToken(Long.class, parser);
    }
    String text = parser.getText();
    if (!isDecimal(text)) {
      return (Long) context.handleWeirdStringValue(Long.class, text, "not a decimal id");
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException beyond64Bits) {
      return (Long) context.handleWeirdStringValue(Long.class, text, "an id of more than 64 bits");
    }
  }

  /** Returns whether the text has the format of an id. The number may still exceed 64 bits. */
  public static boolean isDecimal(String text) {
    // Long.parseLong alone accepts a plus sign and the digits of any script.
    return text.length() <= MAX_LENGTH && Decimals.isInteger(text);
  }

  @Override
  public Long getNullValue(DeserializationContext context) throws JsonMappingException {
    return context.reportInputMismatch(this, "the id is null");
  }
}
