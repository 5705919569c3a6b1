package io.github.mesdk.testkit;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;

/**
 * Records what the program prints, to check it for {@link Secrets}. The output still reaches the
 * original streams.
 *
 * <pre>{@code
 * try (OutputRecording output = OutputRecording.start()) {
 *   app.run();
 *   secrets.assertAbsentFrom(output.text());
 * }
 * }</pre>
 *
 * <p>A recording replaces {@code System.out} and {@code System.err} for the whole JVM, so it also
 * records tests that run at the same time. Close recordings in the reverse order of their start.
 * The output of a logger that obtained a stream before the start is not recorded. Thread-safe.
 */
public final class OutputRecording implements AutoCloseable {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;

  private OutputRecording() {}

  /** Starts to record; {@link #close()} stops it. */
  public static OutputRecording start() {
    OutputRecording recording = new OutputRecording();
    System.setOut(recording.copying(recording.out));
    System.setErr(recording.copying(recording.err));
    return recording;
  }

  /** Everything printed so far to either stream, in order. */
  public String text() {
    System.out.flush();
    System.err.flush();
    return bytes.toString(Charset.defaultCharset());
  }

  /** Restores both streams; {@link #text()} remains available. */
  @Override
  public void close() {
    System.setOut(out);
    System.setErr(err);
  }

  private PrintStream copying(PrintStream original) {
    OutputStream both =
        new OutputStream() {
          @Override
          public void write(int b) {
            bytes.write(b);
            original.write(b);
          }

          @Override
          public void write(byte[] buffer, int offset, int length) {
            bytes.write(buffer, offset, length);
            original.write(buffer, offset, length);
          }

          @Override
          public void flush() {
            original.flush();
          }
        };
    return new PrintStream(both, true, Charset.defaultCharset());
  }
}
