package io.github.mesdk.model.internal;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * The optional time is a number of seconds since 1970-01-01T00:00:00Z, with a fraction down to the
 * nanosecond. Jackson by default reads such a number as milliseconds or nanoseconds.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@JacksonAnnotationsInside
@JsonDeserialize(contentUsing = UnixTime.Reader.class)
@JsonSerialize(contentUsing = UnixTime.Writer.class)
public @interface UnixTime {

  /** Reads a number of seconds. */
  final class Reader extends StdScalarDeserializer<Instant> {
    private static final long serialVersionUID = 1L;

    /** Called by Jackson. */
    public Reader() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      if (!parser.currentToken().isNumeric()) {
        return (Instant) context.handleUnexpectedToken(Instant.class, parser);
      }
      try {
        return parser.hasToken(JsonToken.VALUE_NUMBER_INT)
            ? Instant.ofEpochSecond(parser.getLongValue())
            : ofSeconds(Decimals.value(parser, context));
      } catch (DateTimeException | ArithmeticException outOfRange) {
        return context.reportInputMismatch(this, "the time is out of range");
      }
    }

    private static Instant ofSeconds(BigDecimal seconds) {
      // Checked before any arithmetic: 1e999999999 would otherwise become a number of a billion
      // digits.
      if (Math.abs((long) seconds.precision() - seconds.scale()) > 20) {
        throw new ArithmeticException("out of range");
      }
      BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
      return Instant.ofEpochSecond(
          whole.longValueExact(), seconds.subtract(whole).movePointRight(9).longValue());
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
