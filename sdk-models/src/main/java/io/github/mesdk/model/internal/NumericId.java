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
 * The optional JSON member is a numeric id: an integer, or its decimal digits as text. Unlike
 * {@link IdReader}, its codec reads null as absent.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@JacksonAnnotationsInside
@JsonDeserialize(contentUsing = NumericId.Reader.class)
public @interface NumericId {

  /** Reads the same values as {@link IdReader}, except null. */
  final class Reader extends ScalarReader<Long> {
    private static final long serialVersionUID = 1L;
    private final IdReader ids = new IdReader();

    /** Called by Jackson. */
    public Reader() {
      super(Long.class);
    }

    @Override
    public Long deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      return ids.deserialize(parser, context);
    }
  }
}
