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
 * The optional member is a boolean, or exactly {@code "true"} or {@code "false"} as text: Amazon
 * Cognito sends {@code "email_verified": "true"} where the standard requires a boolean. It is
 * written as a boolean.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@JacksonAnnotationsInside
@JsonDeserialize(contentUsing = FlagOrText.Reader.class)
public @interface FlagOrText {

  /** Reads a JSON boolean, or its lower-case name as text. */
  final class Reader extends StdScalarDeserializer<Boolean> {
    private static final long serialVersionUID = 1L;
    private static final Flag.Reader FLAGS = new Flag.Reader();

    /** Called by Jackson. */
    public Reader() {
      super(Boolean.class);
    }

    @Override
    public Boolean deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      if (!parser.hasToken(JsonToken.VALUE_STRING)) {
        return FLAGS.deserialize(parser, context);
      }
      String text = parser.getText();
      return switch (text) {
        case "true" -> true;
        case "false" -> false;
        default -> (Boolean) context.handleWeirdStringValue(Boolean.class, text, "not a boolean");
      };
    }
  }
}
