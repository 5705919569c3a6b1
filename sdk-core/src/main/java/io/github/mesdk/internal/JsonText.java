package io.github.mesdk.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;

/**
 * Text, and objects of it, as JSON. Without databind, which takes longer to start than a question
 * to be answered.
 */
public final class JsonText {
  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonText() {}

  /**
   * A text, or an object whose members are text and such objects, as it is sent.
   *
   * @throws IllegalStateException if a text has half a surrogate pair
   */
  public static byte[] bytes(Object plain) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = FACTORY.createGenerator(bytes)) {
      write(plain, out);
    } catch (IOException impossible) {
      throw new IllegalStateException("text can always be written", impossible);
    }
    return bytes.toByteArray();
  }

  private static void write(Object plain, JsonGenerator out) throws IOException {
    if (plain instanceof Map<?, ?> members) {
      out.writeStartObject();
      for (Map.Entry<?, ?> member : members.entrySet()) {
        out.writeFieldName((String) member.getKey());
        write(member.getValue(), out);
      }
      out.writeEndObject();
    } else {
      out.writeString((String) plain);
    }
  }
}
