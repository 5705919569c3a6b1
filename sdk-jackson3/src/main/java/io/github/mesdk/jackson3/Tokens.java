package io.github.mesdk.jackson3;

import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonToken;

/** The constants of Jackson 2 for those of Jackson 3. */
final class Tokens {
  private Tokens() {}

  static JsonToken toJackson2(tools.jackson.core.JsonToken token) {
    return switch (token) {
      case START_OBJECT -> JsonToken.START_OBJECT;
      case END_OBJECT -> JsonToken.END_OBJECT;
      case START_ARRAY -> JsonToken.START_ARRAY;
      case END_ARRAY -> JsonToken.END_ARRAY;
      case PROPERTY_NAME -> JsonToken.FIELD_NAME;
      case VALUE_STRING -> JsonToken.VALUE_STRING;
      case VALUE_NUMBER_INT -> JsonToken.VALUE_NUMBER_INT;
      case VALUE_NUMBER_FLOAT -> JsonToken.VALUE_NUMBER_FLOAT;
      case VALUE_TRUE -> JsonToken.VALUE_TRUE;
      case VALUE_FALSE -> JsonToken.VALUE_FALSE;
      case VALUE_NULL -> JsonToken.VALUE_NULL;
      case VALUE_EMBEDDED_OBJECT -> JsonToken.VALUE_EMBEDDED_OBJECT;
      case NOT_AVAILABLE -> JsonToken.NOT_AVAILABLE;
    };
  }

  static NumberType toJackson2(tools.jackson.core.JsonParser.NumberType type) {
    return switch (type) {
      case INT -> NumberType.INT;
      case LONG -> NumberType.LONG;
      case BIG_INTEGER -> NumberType.BIG_INTEGER;
      case FLOAT -> NumberType.FLOAT;
      case DOUBLE -> NumberType.DOUBLE;
      case BIG_DECIMAL -> NumberType.BIG_DECIMAL;
    };
  }
}
