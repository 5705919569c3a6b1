package io.github.mesdk.examples.cli;

/** Makes untrusted text safe to print on a terminal. */
final class TerminalText {
  private static final int REPLACEMENT = 0xFFFD;

  private TerminalText() {}

  /** Returns {@code text} in one line, with each control or format character replaced. */
  static String text(String text) {
    return text.codePoints()
        .map(c -> isPrintable(c) ? c : REPLACEMENT)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /**
   * Returns whether a character is safe. Format characters are not, because some of them reverse
   * the direction of text.
   */
  private static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      default -> true;
    };
  }
}
