package io.github.mesdk.testkit;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;

/**
 * Records what the program prints, so that {@link Secrets} can be looked for in it. What is printed
 * still goes where it went before.
 *
 * <pre>{@code
 * try (OutputRecording output = OutputRecording.start()) {
 *   app.run();
 *   secrets.assertAbsentFrom(output.text());
 * }
 * }</pre>
 *
 * <p>It takes the place of {@code System.out} and {@code System.err}, which belong to the whole
 * JVM: tests that run at the same time are recorded too, and recordings must be closed in the
 * reverse order of their starts. A logger that fetched a stream earlier goes past it. Thread-safe.
 */
public final class OutputRecording implements AutoCloseable {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;

  private OutputRecording() {}

  /** Records from now on, until it is closed. */
  public static OutputRecording start() {
    OutputRecording recording = new OutputRecording();
    System.setOut(recording.copying(recording.out));
    System.setErr(recording.copying(recording.err));
    return recording;
  }

  /** All that was printed so far, both streams in the order of printing. */
  public String text() {
    System.out.flush();
    System.err.flush();
    return bytes.toString(Charset.defaultCharset());
  }

  /** Gives both streams back; {@link #text()} can still be asked for. */
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
