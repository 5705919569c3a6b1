package io.github.mesdk.examples.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A terminal of this width.
 *
 * @param width the width; 0 if the terminal does not report it
 * @param isErrPresent whether stderr is not redirected
 */
record FakeTerminal(int width, boolean isErrPresent) implements Terminal {

  @Override
  public boolean isPresent() {
    return true;
  }

  @Override
  public OptionalInt columns() {
    return width == 0 ? OptionalInt.empty() : OptionalInt.of(width);
  }

  /** Returns a shell at a terminal of this width, with an empty stdin. */
  static Shell shell(
      int columns, Map<String, String> environment, OutputStream out, OutputStream err) {
    return shell(new FakeTerminal(columns, true), environment, out, err);
  }

  /** Returns a shell at this terminal, with an empty stdin. */
  static Shell shell(
      Terminal terminal, Map<String, String> environment, OutputStream out, OutputStream err) {
    return new Shell(
        InputStream.nullInputStream(),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        environment,
        terminal);
  }
}
