package io.github.mesdk.model.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import java.io.IOException;

/**
 * Text that is Unicode. A JSON escape can spell half a surrogate pair, for which UTF-8 has no
 * bytes: {@code String.getBytes} puts a question mark there, and so would make one user of two. RFC
 * 8259 section 8.2 leaves open what a reader does; here it is refused.
 */
public final class WellFormed {
  private WellFormed() {}

  /** The text the parser stands at, which must be a string; halves are refused. */
  public static String text(JsonParser parser, DeserializationContext context) throws IOException {
    String text = parser.getText();
    return is(text)
        ? text
        : (String) context.handleWeirdStringValue(String.class, "", "half a surrogate pair");
  }

  /**
   * The same text.
   *
   * @throws IllegalArgumentException if it has half a surrogate pair
   */
  public static String checked(String text) {
    if (!is(text)) {
      throw new IllegalArgumentException("text with half a surrogate pair");
    }
    return text;
  }

  /** Whether every surrogate has its other half. */
  private static boolean is(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (Character.charCount(text.codePointAt(i)) == 1) {
          return false;
        }
        i++; // the other half
      }
    }
    return true;
  }
}
