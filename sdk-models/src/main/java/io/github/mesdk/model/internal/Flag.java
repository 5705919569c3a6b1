package io.github.mesdk.model.internal;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The optional JSON member is a flag: a boolean, or one of the other forms that {@link
 * PlainValues#flagOrNull(Object)} lists. A flag is written as a boolean.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@JacksonAnnotationsInside
@JsonDeserialize(contentUsing = Flag.Reader.class)
public @interface Flag {

  /** Reads a flag in each of its forms. */
  final class Reader extends ScalarReader<Boolean> {
    private static final long serialVersionUID = 1L;

    /** Called by Jackson. */
    public Reader() {
      super(Boolean.class);
    }

    @Override
    public Boolean deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      Boolean flag = PlainValues.flagOrNull(parser);
      return flag == null ? (Boolean) context.handleUnexpectedToken(Boolean.class, parser) : flag;
    }
  }
}
