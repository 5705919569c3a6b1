package io.github.mesdk.model.internal;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Instant;

/**
 * The optional JSON member is a time: a number of seconds as in {@link UnixTime}, or ISO-8601 text
 * as in {@link IsoTime}. Auth0 sends {@code updated_at} as text where the standard requires a
 * number. The time is written as a number.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@JacksonAnnotationsInside
@JsonDeserialize(contentUsing = UnixOrIsoTime.Reader.class)
@JsonSerialize(contentUsing = UnixTime.Writer.class)
public @interface UnixOrIsoTime {

  /** Reads ISO-8601 text, and reads everything else as {@link UnixTime.Reader} does. */
  final class Reader extends ScalarReader<Instant> {
    private static final long serialVersionUID = 1L;
    private final IsoTime.Reader texts = new IsoTime.Reader();
    private final UnixTime.Reader numbers = new UnixTime.Reader();

    /** Called by Jackson. */
    public Reader() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      boolean isIso =
          parser.hasToken(JsonToken.VALUE_STRING) && !Decimals.isDecimal(parser.getText());
      return (isIso ? texts : numbers).deserialize(parser, context);
    }
  }
}
