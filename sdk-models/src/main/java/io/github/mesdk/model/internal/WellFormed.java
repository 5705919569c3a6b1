package io.github.mesdk.model.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rejects text that contains an unpaired surrogate. A JSON escape can encode an unpaired surrogate,
 * but UTF-8 cannot: {@code String.getBytes} replaces it with a question mark, so two different user
 * ids could become equal. RFC 8259, section 8.2, lets each parser decide how to treat an unpaired
 * surrogate.
 */
public final class WellFormed {
  private WellFormed() {}

  /**
   * Returns the current text; the current token must be a string. An unpaired surrogate is
   * rejected.
   */
  public static String text(JsonParser parser, DeserializationContext context) throws IOException {
    String text = parser.getText();
    return isWellFormed(text)
        ? text
        : (String) context.handleWeirdStringValue(String.class, "", "unpaired surrogate");
  }

  /**
   * Returns {@code text}.
   *
   * @throws IllegalArgumentException if {@code text} contains an unpaired surrogate
   */
  public static String checked(String text) {
    if (!isWellFormed(text)) {
      throw new IllegalArgumentException("text contains an unpaired surrogate");
    }
    return text;
  }

  /** Returns whether every surrogate in the texts of a plain value is part of a pair. */
  public static boolean isPaired(@Nullable Object value) {
    if (value instanceof String text) {
      return isWellFormed(text);
    }
    if (value instanceof List<?> list) {
      return list.stream().allMatch(WellFormed::isPaired);
    }
    return !(value instanceof Map<?, ?> object)
        || object.values().stream().allMatch(WellFormed::isPaired);
  }

  /** Returns the plain value with U+FFFD in place of each unpaired surrogate in a text. */
  public static @Nullable Object repaired(@Nullable Object value) {
    if (value instanceof String text) {
      return isWellFormed(text)
          ? text
          : new String(text.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.UTF_16BE);
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> elements = new ArrayList<>(list.size());
      list.forEach(element -> elements.add(repaired(element)));
      return elements;
    }
    if (value instanceof Map<?, ?> object) {
      Map<@Nullable Object, @Nullable Object> members = new LinkedHashMap<>();
      object.forEach((name, member) -> members.put(name, repaired(member)));
      return members;
    }
    return value;
  }

  /** Returns whether every surrogate is part of a pair. */
  private static boolean isWellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (Character.charCount(text.codePointAt(i)) == 1) {
          return false;
        }
        i++; // skip the low surrogate
      }
    }
    return true;
  }
}
