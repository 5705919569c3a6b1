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
 */
record FakeTerminal(int width) implements Terminal {

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
    return new Shell(
        InputStream.nullInputStream(),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        environment,
        new FakeTerminal(columns));
  }
}
