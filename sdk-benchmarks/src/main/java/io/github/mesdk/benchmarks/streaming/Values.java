package io.github.mesdk.benchmarks.streaming;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads single values from a stream of JSON tokens. */
final class Values {
  private Values() {}

  /** Reads one element of a list. */
  interface Element<E extends @Nullable Object> {
    E read(JsonParser in) throws IOException;
  }

  static @Nullable String text(JsonParser in) throws IOException {
    return in.hasToken(JsonToken.VALUE_NULL) ? null : in.getText();
  }

  static @Nullable Boolean flag(JsonParser in) throws IOException {
    return in.hasToken(JsonToken.VALUE_NULL) ? null : in.getBooleanValue();
  }

  static @Nullable Long number(JsonParser in) throws IOException {
    return in.hasToken(JsonToken.VALUE_NULL) ? null : in.getLongValue();
  }

  static @Nullable Instant time(JsonParser in) throws IOException {
    return switch (in.currentToken()) {
      case VALUE_NULL -> null;
      case VALUE_STRING ->
          InstantParser.parse(in.getTextCharacters(), in.getTextOffset(), in.getTextLength());
      default -> Instant.ofEpochSecond(in.getLongValue());
    };
  }

  static List<String> texts(JsonParser in) throws IOException {
    List<String> texts = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      texts.add(in.getText());
    }
    return texts;
  }

  static <E extends @Nullable Object> List<E> list(JsonParser in, Element<E> element)
      throws IOException {
    List<E> list = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      list.add(element.read(in));
    }
    return list;
  }

  static Map<String, @Nullable Object> object(JsonParser in) throws IOException {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
      in.nextToken();
      members.put(name, value(in));
    }
    return members;
  }

  private static @Nullable Object value(JsonParser in) throws IOException {
    return switch (in.currentToken()) {
      case START_OBJECT -> object(in);
      case START_ARRAY -> list(in, Values::value);
      case VALUE_NULL -> null;
      case VALUE_NUMBER_INT -> in.getLongValue();
      case VALUE_NUMBER_FLOAT -> in.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> in.getText();
    };
  }
}
