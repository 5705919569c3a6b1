package io.github.mesdk.model.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a list whose elements may be text. A single text is read as a list of one element, because
 * several providers do not send a list for one value. Null and blank text are read as an empty
 * list, and null elements are dropped.
 */
public abstract class ListReader<T> extends StdDeserializer<List<T>> {
  private static final long serialVersionUID = 1L;

  protected ListReader() {
    super(List.class);
  }

  /** Reads the current element, which is not null. */
  protected abstract T element(JsonParser parser, DeserializationContext context)
      throws IOException;

  @Override
  public List<T> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    if (parser.hasToken(JsonToken.VALUE_STRING)) {
      return ScalarReader.isBlank(parser) ? List.of() : List.of(element(parser, context));
    }
    if (!parser.isExpectedStartArrayToken()) {
      @SuppressWarnings("unchecked") // a problem handler returns a value of the requested type
      List<T> handled = (List<T>) context.handleUnexpectedToken(List.class, parser);
      return handled;
    }
    List<T> elements = new ArrayList<>();
    try {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        if (!parser.hasToken(JsonToken.VALUE_NULL)) {
          elements.add(element(parser, context));
        }
      }
      return elements;
    } catch (JsonMappingException mismatch) {
      mismatch.prependPath(elements, parser.getParsingContext().getCurrentIndex());
      throw mismatch;
    }
  }

  @Override
  public List<T> getNullValue(DeserializationContext context) {
    return List.of();
  }
}
