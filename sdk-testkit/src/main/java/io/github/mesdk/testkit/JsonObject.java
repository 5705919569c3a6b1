package io.github.mesdk.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A mutable JSON object whose members keep their order. */
final class JsonObject {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

  /**
   * Sets a member. Strings, numbers, booleans, objects and lists are written unchanged. An {@code
   * Instant} is written as ISO-8601 text, and null as JSON {@code null}. An empty {@code Optional}
   * omits the member.
   */
  JsonObject put(String name, @Nullable Object value) {
    if (value instanceof Optional<?> optional) {
      optional.ifPresent(present -> members.put(name, plain(present)));
    } else {
      members.put(name, plain(value));
    }
    return this;
  }

  /** Removes all members but these. */
  JsonObject only(Collection<String> names) {
    members.keySet().retainAll(names);
    return this;
  }

  /** The object as JSON text. */
  String toJson() {
    try {
      return MAPPER.writeValueAsString(members);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a member cannot be written as JSON", e);
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
