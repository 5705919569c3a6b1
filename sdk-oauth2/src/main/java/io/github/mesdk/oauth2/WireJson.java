package io.github.mesdk.oauth2;

import io.github.mesdk.error.DecodeException;
import io.github.mesdk.http.Reply;
import io.github.mesdk.http.Scrubber;
import io.github.mesdk.model.read.JsonFault;
import io.github.mesdk.model.read.JsonTokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

  /**
   * Returns the members of the object in a reply.
   *
   * @throws DecodeException if the body is anything else, with the reason
   */
  static Map<String, @Nullable Object> members(Reply reply, Scrubber scrubber) {
    if (reply.isTooLarge()) {
      throw DecodeException.ofUnreadableBody("", "the body is larger than the client's limit");
    }
    return members(reply.body(), reply.shownMediaType(scrubber), scrubber);
  }

  /**
   * Returns the members of the object in UTF-8 bytes, as {@link #object(byte[])} does.
   *
   * @param mediaType the media type of the bytes, as messages may show it
   * @param scrubber masks the secrets of the request in the names of members
   * @throws DecodeException if the bytes are anything else, with the reason
   */
  static Map<String, @Nullable Object> members(byte[] utf8, String mediaType, Scrubber scrubber) {
    try (JsonTokens in = JsonTokens.of(utf8)) {
      return in.onlyObject();
    } catch (IOException | RuntimeException notAnObject) {
      JsonFault fault = JsonFault.of(notAnObject, mediaType);
      throw fault.isBodyUnreadable()
          ? DecodeException.ofUnreadableBody("", fault.problem())
          : DecodeException.at(scrubber.scrub(fault.path()), fault.problem());
    }
  }

  /**
   * Returns whether the body starts like a JSON object. No parser finds a member in any other body,
   * such as {@code null} or an HTML page.
   */
  static boolean startsLikeAnObject(byte[] json) {
    return new String(json, StandardCharsets.UTF_8)
        .replace("\uFEFF", "")
        .stripLeading()
        .startsWith("{");
  }

  /** Returns what is wrong, for a message that names the document itself. */
  static String problem(DecodeException unreadable) {
    return unreadable.path().map(path -> "duplicate member " + path).orElse(unreadable.problem());
  }

  /** Returns the string member {@code name}; empty if it is missing, blank, or not a string. */
  static Optional<String> text(Map<String, @Nullable Object> object, String name) {
    return object.get(name) instanceof String text && !text.isBlank()
        ? Optional.of(text)
        : Optional.empty();
  }
}
