package io.github.mesdk.model.internal;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
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
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * The optional JSON member is a time: a number of seconds since 1970-01-01T00:00:00Z, with a
 * fraction down to the nanosecond, or the same number as text. The time is written as a number.
 * Without this codec, Jackson would read the number as milliseconds or nanoseconds.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@JacksonAnnotationsInside
@JsonDeserialize(contentUsing = UnixTime.Reader.class)
@JsonSerialize(contentUsing = UnixTime.Writer.class)
public @interface UnixTime {

  /** Reads a number of seconds, or the same number as text. */
  final class Reader extends ScalarReader<Instant> {
    private static final long serialVersionUID = 1L;

    /** Called by Jackson. */
    public Reader() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      try {
        return switch (parser.currentToken()) {
          case VALUE_NUMBER_INT -> Times.ofSeconds(parser.getLongValue());
          case VALUE_NUMBER_FLOAT -> Times.ofSeconds(Decimals.value(parser, context));
          case VALUE_STRING -> Times.ofSeconds(parser.getText());
          default -> (Instant) context.handleUnexpectedToken(Instant.class, parser);
        };
      } catch (DateTimeException notATime) {
        return context.reportInputMismatch(this, "not a time in seconds");
      }
    }
  }

  /** Writes whole seconds, or a decimal number when there is a fraction. */
  final class Writer extends StdScalarSerializer<Instant> {
    private static final long serialVersionUID = 1L;

    /** Called by Jackson. */
    public Writer() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant time, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      if (time.getNano() == 0) {
        out.writeNumber(time.getEpochSecond());
      } else {
        BigDecimal fraction = BigDecimal.valueOf(time.getNano(), 9).stripTrailingZeros();
        out.writeNumber(BigDecimal.valueOf(time.getEpochSecond()).add(fraction));
      }
    }
  }
}
