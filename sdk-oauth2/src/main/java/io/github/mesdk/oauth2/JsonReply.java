package io.github.mesdk.oauth2;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import io.github.mesdk.http.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.minidev.json.JSONObject;

/** Parses the JSON object in a reply, regardless of the media type. */
final class JsonReply {
  private JsonReply() {}

  /** Returns the object; empty if the body is anything else. */
  static Optional<JSONObject> object(byte[] body) {
    try {
      // Nimbus parses the JSON literal null to Java null.
      return Optional.ofNullable(JSONObjectUtils.parse(new String(body, StandardCharsets.UTF_8)));
    } catch (ParseException | RuntimeException notAnObject) {
      return Optional.empty();
    }
  }

  static Optional<JSONObject> object(Reply reply) {
    return object(reply.body());
  }

  /** Returns the string member {@code name}; empty if it is missing, blank, or not a string. */
  static Optional<String> text(JSONObject object, String name) {
    return object.get(name) instanceof String text && !text.isBlank()
        ? Optional.of(text)
        : Optional.empty();
  }
}
