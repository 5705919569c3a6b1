package io.github.mesdk.oauth2;

import io.github.mesdk.http.Reply;
import io.github.mesdk.model.read.JsonTokens;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Parses all JSON that an issuer sends, regardless of the media type, with the parser of answers.
 * It accepts only valid UTF-8, and rejects duplicate JSON members, long numbers, deep nesting and
 * too many values. Its running time therefore depends only on the size of the body. Nimbus receives
 * only the parsed values.
 */
final class WireJson {
  private WireJson() {}

  /** Returns the members of the object in a reply; empty if the body is anything else. */
  static Optional<Map<String, @Nullable Object>> object(Reply reply) {
    return object(reply.body());
  }

  /**
   * Returns the members of the object in UTF-8 bytes, with or without a byte order mark; empty if
   * they are anything else. Integers are {@link Long} or {@link java.math.BigInteger}, other
   * numbers {@link java.math.BigDecimal}.
   */
  static Optional<Map<String, @Nullable Object>> object(byte[] utf8) {
    try (JsonTokens in = JsonTokens.of(utf8)) {
      return Optional.of(in.onlyObject());
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
}
