package io.github.mesdk.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes strings, and objects of strings, as JSON. Does not use databind, because loading databind
 * takes longer than a call.
 */
public final class JsonText {
  /**
   * Created on first use. In a static initializer, an {@code OutOfMemoryError} would make the class
   * unusable until the JVM ends.
   */
  private static volatile @Nullable JsonFactory factory;

  private JsonText() {}

  /**
   * Returns the JSON of a string, or of a map whose values are strings or such maps.
   *
   * @throws IllegalStateException if a string contains an unpaired surrogate
   */
  public static byte[] bytes(Object plain) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = factory().createGenerator(bytes)) {
      write(plain, out);
    } catch (IOException failed) {
      throw new IllegalStateException("a string cannot be written as JSON", failed);
    }
    return bytes.toByteArray();
  }

  private static JsonFactory factory() {
    JsonFactory known = factory;
    if (known == null) {
      known = new JsonFactory();
      factory = known;
    }
    return known;
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
