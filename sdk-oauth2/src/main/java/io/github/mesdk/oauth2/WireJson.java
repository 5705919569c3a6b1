package io.github.mesdk.oauth2;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.github.mesdk.error.DecodeException;
import io.github.mesdk.http.Reply;
import io.github.mesdk.http.Scrubber;
import io.github.mesdk.model.read.JsonFault;
import io.github.mesdk.model.read.JsonTokens;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
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
   * Same as {@link #members(byte[], String, Scrubber)}, with unmasked messages. The client masks
   * the message, because only the client knows the secrets of the call.
   *
   * @param contentType the header of the bytes
   */
  static Map<String, @Nullable Object> unmasked(byte[] utf8, String contentType) {
    Scrubber none = Scrubber.of(List.of());
    return members(utf8, Reply.mediaTypeIn(contentType, none), none);
  }

  /**
   * Returns whether the body starts like a JSON object. No parser finds a member in any other body,
   * such as {@code null} or an HTML page.
   */
  static boolean startsLikeAnObject(byte[] json) {
    int start = 0;
    while (start < json.length && json[start] != '{') {
      start++;
    }
    return start < json.length && new String(json, 0, start, UTF_8).replace("\uFEFF", "").isBlank();
  }

  /**
   * Inserts members after the brace that opens an object, which is not empty. All other members
   * stay as they are. Returns the same bytes if there is nothing to insert.
   */
  static byte[] with(Map<String, ?> more, byte[] object) {
    if (more.isEmpty()) {
      return object;
    }
    int start = 0;
    while (object[start] != '{') {
      start++; // white space, or a byte order mark
    }
    byte[] members = JSONObjectUtils.toJSONString(more).getBytes(UTF_8);
    members[members.length - 1] = ','; // instead of the brace that closes the object
    byte[] all = Arrays.copyOf(object, start + members.length + object.length - start - 1);
    System.arraycopy(members, 0, all, start, members.length);
    System.arraycopy(object, start + 1, all, start + members.length, object.length - start - 1);
    return all;
  }

  /** Returns what is wrong, for a message that names the document itself. */
  static String problem(DecodeException unreadable) {
    return unreadable.path().map(path -> "duplicate member " + path).orElse(unreadable.problem());
  }

  /** Returns the string member {@code name}; empty if it is missing, blank, or not a string. */
  static Optional<String> text(Map<?, ?> object, String name) {
    return object.get(name) instanceof String text && !text.isBlank()
        ? Optional.of(text)
        : Optional.empty();
  }
}
