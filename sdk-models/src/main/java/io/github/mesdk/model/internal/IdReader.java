package io.github.mesdk.model.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;

/**
 * Reads a numeric id: an integer, or the same as decimal text, which some systems send. Null and
 * empty text are refused: the default would be the id 0, which is somebody.
 */
public final class IdReader extends StdScalarDeserializer<Long> {
  private static final long serialVersionUID = 1L;

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
      return (Long) context.handleWeirdStringValue(Long.class, text, "an id of over 64 bits");
    }
  }

  /** Whether this may be an id as text; it may still be one of over 64 bits. */
  public static boolean isDecimal(String text) {
    // Long.parseLong alone would take a plus sign and the digits of every script.
    return text.matches("-?[0-9]{1,19}");
  }

  @Override
  public Long getNullValue(DeserializationContext context) throws JsonMappingException {
    return context.reportInputMismatch(this, "the id is null");
  }
}
