package io.github.mesdk.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A JSON object in the making; members keep their order. */
final class JsonObject {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

  /**
   * Adds a member: texts, numbers, booleans, objects and lists as they are, an {@code Instant} as
   * ISO-8601 text, null as JSON's null. An empty {@code Optional} leaves the member out.
   */
  JsonObject put(String name, @Nullable Object value) {
    if (value instanceof Optional<?> optional) {
      optional.ifPresent(present -> members.put(name, plain(present)));
    } else {
      members.put(name, plain(value));
    }
    return this;
  }

  /** The object as JSON text. */
  String text() {
    try {
      return MAPPER.writeValueAsString(members);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a member that is not JSON", e);
    }
  }

  private static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof JsonObject object) {
      return object.members;
    }
    if (value instanceof Instant time) {
      return time.truncatedTo(ChronoUnit.MILLIS).toString();
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> plain = new ArrayList<>();
      list.forEach(element -> plain.add(plain(element)));
      return plain;
    }
    return value;
  }
}
