package io.github.mesdk.examples.cli;

/** Makes a text from elsewhere safe to print: no character of it may steer a terminal. */
final class TerminalText {
  private static final int REPLACEMENT = 0xFFFD;

  private TerminalText() {}

  /** {@code text} in one line, with each character that shows nothing of itself replaced. */
  static String text(String text) {
    return text.codePoints()
        .map(c -> isHarmless(c) ? c : REPLACEMENT)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** Format characters include those that turn the direction of writing around. */
  private static boolean isHarmless(int c) {
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
