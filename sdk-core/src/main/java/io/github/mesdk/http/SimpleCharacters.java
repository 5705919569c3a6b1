package io.github.mesdk.http;

/** The characters that are compared in place of others, because a reader takes one for another. */
final class SimpleCharacters {
  /** Characters that look like a space or like nothing. */
  private static final String FILLERS = "\u115F\u1160\u2800\u3164\uFFA0";

  private SimpleCharacters() {}

  /**
   * Returns the character in lower case, another one that looks the same, or 0 for an invisible
   * one.
   */
  static int of(int c) {
    if (c < 0x80) {
      return c;
    }
    if (c >= 0xFF01 && c <= 0xFF5E) { // ASCII in full width
      return c - 0xFEE0;
    }
    if (c == 0x85 || c == 0x2028 || c == 0x2029) {
      return '\n';
    }
    if (Character.isSpaceChar(c)) {
      return ' ';
    }
    boolean isInvisible =
        Character.isIdentifierIgnorable(c)
            || Character.getType(c) == Character.NON_SPACING_MARK
            || FILLERS.indexOf(c) >= 0;
    if (isInvisible) {
      return 0;
    }
    return c == 0xFFFD ? DecodedText.LOST : Character.toLowerCase(Character.toUpperCase(c));
  }

  /** Returns how many bytes the character has in UTF-8. */
  static int utf8Length(int c) {
    return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
  }
}
