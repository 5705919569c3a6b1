package io.github.mesdk.model.internal;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The optional JSON member is an id as text. A JSON integer of any length is read as its decimal
 * digits.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@JacksonAnnotationsInside
@JsonDeserialize(contentUsing = IdText.Reader.class)
public @interface IdText {

  /** Reads a JSON string or integer. A number with a fraction or an exponent is rejected. */
  final class Reader extends StdScalarDeserializer<String> {
    private static final long serialVersionUID = 1L;

    /** Called by Jackson. */
    public Reader() {
      super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      if (!parser.hasToken(JsonToken.VALUE_STRING)
          && !parser.hasToken(JsonToken.VALUE_NUMBER_INT)) {
        return (String) context.handleUnexpectedToken(String.class, parser);
      }
      // A BigInteger keeps all digits, unlike a double. With some parsers, the number's own text
      // would make -0 and 0 two users.
      return parser.hasToken(JsonToken.VALUE_STRING)
          ? WellFormed.text(parser, context)
          : parser.getBigIntegerValue().toString();
    }
  }
}
