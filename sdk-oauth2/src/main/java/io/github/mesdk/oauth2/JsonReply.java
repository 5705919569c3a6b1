package io.github.mesdk.oauth2;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import io.github.mesdk.http.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.minidev.json.JSONObject;

/** The JSON object in a reply, whatever media type it claims. */
final class JsonReply {
  private JsonReply() {}

  /** The object; absent if the body is anything else. */
  static Optional<JSONObject> object(byte[] body) {
    try {
      // Nimbus answers the text null with null.
      return Optional.ofNullable(JSONObjectUtils.parse(new String(body, StandardCharsets.UTF_8)));
    } catch (ParseException | RuntimeException notAnObject) {
      return Optional.empty();
    }
  }

  static Optional<JSONObject> object(Reply reply) {
    return object(reply.body());
  }

  /** The text at {@code name}; absent if there is none, or it is blank or no text. */
  static Optional<String> text(JSONObject object, String name) {
    return object.get(name) instanceof String text && !text.isBlank()
        ? Optional.of(text)
        : Optional.empty();
  }
}
