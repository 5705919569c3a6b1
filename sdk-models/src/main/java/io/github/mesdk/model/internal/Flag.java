package io.github.mesdk.model.internal;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The optional member is {@code true} or {@code false}. Text and numbers are rejected. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@JacksonAnnotationsInside
@JsonDeserialize(contentUsing = Flag.Reader.class)
public @interface Flag {

  /** Reads a JSON boolean and nothing else. */
  final class Reader extends StdScalarDeserializer<Boolean> {
    private static final long serialVersionUID = 1L;

    /** Called by Jackson. */
    public Reader() {
      super(Boolean.class);
    }

    @Override
    public Boolean deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      if (!parser.currentToken().isBoolean()) {
        return (Boolean) context.handleUnexpectedToken(Boolean.class, parser);
      }
      return parser.getBooleanValue();
    }
  }
}
