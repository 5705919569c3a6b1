package io.github.mesdk.model.internal;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JSON member is an object with arbitrary content. An absent member, null and blank text are
 * read as an empty object.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@JacksonAnnotationsInside
@JsonDeserialize(using = JsonObject.Reader.class)
@JsonSerialize(using = ContainerWriter.class)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public @interface JsonObject {

  /** Reads any JSON object and keeps its numbers exact. */
  final class Reader extends StdDeserializer<Map<String, @Nullable Object>> {
    private static final long serialVersionUID = 1L;

    /** Called by Jackson. */
    public Reader() {
      super(Map.class);
    }

    @Override
    public Map<String, @Nullable Object> deserialize(
        JsonParser parser, DeserializationContext context) throws IOException {
      if (ScalarReader.isBlank(parser)) {
        return Map.of();
      }
      if (!parser.hasToken(JsonToken.START_OBJECT)) {
        @SuppressWarnings("unchecked") // a problem handler returns a value of the requested type
        Map<String, @Nullable Object> handled =
            (Map<String, @Nullable Object>) context.handleUnexpectedToken(Map.class, parser);
        return handled;
      }
      return object(parser, context);
    }

    @Override
    public Map<String, @Nullable Object> getNullValue(DeserializationContext context) {
      return Map.of();
    }

    private static Map<String, @Nullable Object> object(
        JsonParser parser, DeserializationContext context) throws IOException {
      Map<String, @Nullable Object> members = new LinkedHashMap<>();
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        parser.nextToken();
        members.put(name, value(parser, context));
      }
      return members;
    }

    private static List<@Nullable Object> array(JsonParser parser, DeserializationContext context)
        throws IOException {
      List<@Nullable Object> elements = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        elements.add(value(parser, context));
      }
      return elements;
    }

    private static @Nullable Object value(JsonParser parser, DeserializationContext context)
        throws IOException {
      return switch (parser.currentToken()) {
        case START_OBJECT -> object(parser, context);
        case START_ARRAY -> array(parser, context);
        case VALUE_STRING -> WellFormed.text(parser, context);
        case VALUE_NUMBER_INT -> parser.getNumberValue();
        case VALUE_NUMBER_FLOAT -> Decimals.value(parser, context);
        case VALUE_TRUE -> true;
        case VALUE_FALSE -> false;
        default -> null;
      };
    }
  }
}
