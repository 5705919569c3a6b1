package io.github.mesdk.model.internal;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * The optional JSON member is a time as ISO-8601 text. An offset is converted to UTC, and text
 * without a zone is UTC. The time is written as text; Jackson's default is a number of seconds.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@JacksonAnnotationsInside
@JsonDeserialize(contentUsing = IsoTime.Reader.class)
@JsonSerialize(contentUsing = IsoTime.Writer.class)
public @interface IsoTime {

  /** Reads ISO-8601 text. */
  final class Reader extends ScalarReader<Instant> {
    private static final long serialVersionUID = 1L;

    /** Called by Jackson. */
    public Reader() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      if (!parser.hasToken(JsonToken.VALUE_STRING)) {
        return (Instant) context.handleUnexpectedToken(Instant.class, parser);
      }
      try {
        return Times.parse(
            parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
      } catch (DateTimeException notATime) {
        return (Instant)
            context.handleWeirdStringValue(Instant.class, parser.getText(), "not ISO-8601");
      }
    }
  }

  /** Writes ISO-8601 text in UTC. */
  final class Writer extends StdScalarSerializer<Instant> {
    private static final long serialVersionUID = 1L;

    /** Called by Jackson. */
    public Writer() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant time, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(time.toString());
    }
  }
}
