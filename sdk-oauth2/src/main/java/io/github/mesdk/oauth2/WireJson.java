package io.github.mesdk.oauth2;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.github.mesdk.http.Reply;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Parses all JSON that an issuer sends, regardless of the media type. It accepts only valid UTF-8,
 * and rejects duplicate JSON members, long numbers, deep nesting and too many values. Its running
 * time therefore depends only on the size of the body. Nimbus receives only the parsed values.
 */
final class WireJson {
  private static final int MAX_DEPTH = 200;

  /** A value of two bytes can take a hundred bytes of memory, so a limit on bytes is not enough. */
  private static final int MAX_TOKENS = 250_000;

  private WireJson() {}

  /** Returns the members of the object in a reply; empty if the body is anything else. */
  static Optional<Map<String, @Nullable Object>> object(Reply reply) {
    return object(reply.body());
  }

  /**
   * Returns the members of the object in UTF-8 bytes, with or without a byte order mark; empty if
   * the bytes are anything else. Integers are {@link Long} or {@link java.math.BigInteger}, other
   * numbers {@link Double}.
   */
  static Optional<Map<String, @Nullable Object>> object(byte[] utf8) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
      try (JsonParser in = parser(withoutByteOrderMark(text))) {
        if (in.nextToken() != JsonToken.START_OBJECT) {
          return Optional.empty();
        }
        Map<String, @Nullable Object> members = members(in);
        return in.nextToken() == null ? Optional.of(members) : Optional.empty();
      }
    } catch (IOException | RuntimeException notAnObject) {
      return Optional.empty(); // Jackson throws unchecked exceptions for some of its limits
    }
  }

  /** Returns the text without the byte order mark that it may start with. */
  static String withoutByteOrderMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /** Returns the string member {@code name}; empty if it is missing, blank, or not a string. */
  static Optional<String> text(Map<String, @Nullable Object> object, String name) {
    return object.get(name) instanceof String text && !text.isBlank()
        ? Optional.of(text)
        : Optional.empty();
  }

  private static JsonParser parser(String text) throws IOException {
    StreamReadConstraints limits =
        StreamReadConstraints.builder()
            .maxNestingDepth(MAX_DEPTH)
            .maxTokenCount(MAX_TOKENS)
            .build();
    return new JsonFactoryBuilder()
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .streamReadConstraints(limits)
        .build()
        .createParser(text);
  }

  private static Map<String, @Nullable Object> members(JsonParser in) throws IOException {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
      in.nextToken();
      members.put(name, value(in));
    }
    return members;
  }

  private static List<@Nullable Object> elements(JsonParser in) throws IOException {
    List<@Nullable Object> elements = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value(in));
    }
    return elements;
  }

  private static @Nullable Object value(JsonParser in) throws IOException {
    return switch (in.currentToken()) {
      case START_OBJECT -> members(in);
      case START_ARRAY -> elements(in);
      case VALUE_STRING -> in.getText();
      case VALUE_NUMBER_INT ->
          in.getNumberType() == JsonParser.NumberType.BIG_INTEGER
              ? in.getBigIntegerValue()
              : (Object) in.getLongValue();
      case VALUE_NUMBER_FLOAT -> in.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> null;
    };
  }
}
