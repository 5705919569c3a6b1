package io.github.mesdk.model.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a value that is not text. In an optional member, blank text is read like null, because
 * several providers send {@code ""} for a missing value. In a {@link Strict} member, blank text is
 * rejected.
 */
abstract class ScalarReader<T> extends StdScalarDeserializer<T> implements ContextualDeserializer {
  private static final long serialVersionUID = 1L;

  ScalarReader(Class<T> type) {
    super(type);
  }

  @Override
  public JsonDeserializer<?> createContextual(
      DeserializationContext context, @Nullable BeanProperty member) {
    return member == null || member.getAnnotation(Strict.class) != null ? this : new Lenient(this);
  }

  /** Returns whether the current value is blank text. */
  static boolean isBlank(JsonParser parser) throws IOException {
    return parser.hasToken(JsonToken.VALUE_STRING) && parser.getText().isBlank();
  }

  private static final class Lenient extends StdScalarDeserializer<Object> {
    private static final long serialVersionUID = 1L;
    private final ScalarReader<?> reader;

    private Lenient(ScalarReader<?> reader) {
      super(reader.handledType());
      this.reader = reader;
    }

    @Override
    public @Nullable Object deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      return isBlank(parser) ? null : reader.deserialize(parser, context);
    }
  }
}
