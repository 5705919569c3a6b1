package io.github.mesdk.examples.cli;

import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The terminal of a run, if there is one. Tests replace it. */
interface Terminal {

  /** No terminal, as in a pipe or a scheduled job. */
  Terminal NONE =
      new Terminal() {
        @Override
        public boolean isPresent() {
          return false;
        }

        @Override
        public boolean isErrPresent() {
          return false;
        }

        @Override
        public OptionalInt columns() {
          return OptionalInt.empty();
        }
      };

  /** Returns whether stdin and stdout are a terminal. */
  boolean isPresent();

  /** Returns whether stderr is a terminal; false if that is unknown. May start a process. */
  boolean isErrPresent();

  /** Returns the width of the terminal; empty if the width is unknown. May start a process. */
  OptionalInt columns();

  /** Returns the terminal of this process. */
  @SuppressWarnings("SystemConsoleNull") // null without a terminal before Java 22
  static Terminal ofProcess(Map<String, String> environment) {
    Console console = System.console();
    return console != null && isTerminal(console) ? new OfProcess(environment) : NONE;
  }

  /** Since Java 22, a console may exist without a terminal; its method isTerminal tells. */
  private static boolean isTerminal(Console console) {
    try {
      return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
    } catch (ReflectiveOperationException olderJava) {
      return true;
    }
  }

  /**
   * The terminal of this process.
   *
   * @param environment the environment variables
   */
  record OfProcess(Map<String, String> environment) implements Terminal {
    private static final Pattern ROWS_AND_COLUMNS = Pattern.compile("\\d+ (\\d{1,4})");

    @Override
    public boolean isPresent() {
      return true;
    }

    /** Java can tell only for stdin and stdout, so a process that inherits stderr is asked. */
    @Override
    public boolean isErrPresent() {
      ProcessBuilder test = new ProcessBuilder("sh", "-c", "test -t 2 && echo terminal");
      return output(test.redirectError(ProcessBuilder.Redirect.INHERIT)).equals("terminal");
    }

    /** Interactive shells set COLUMNS but rarely export it, so the terminal is asked as well. */
    @Override
    public OptionalInt columns() {
      String exported = environment.getOrDefault("COLUMNS", "");
      return exported.matches("[1-9]\\d{0,3}")
          ? OptionalInt.of(Integer.parseInt(exported))
          : reportedColumns();
    }

    private static OptionalInt reportedColumns() {
      ProcessBuilder stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD);
      Matcher columns = ROWS_AND_COLUMNS.matcher(output(stty));
      return columns.matches() && !columns.group(1).equals("0")
          ? OptionalInt.of(Integer.parseInt(columns.group(1)))
          : OptionalInt.empty();
    }

    /** Returns what a program writes; empty if it cannot be run or does not end soon. */
    private static String output(ProcessBuilder program) {
      try {
        Process process = program.start();
        if (!process.waitFor(1, TimeUnit.SECONDS)) {
          process.destroyForcibly();
          return "";
        }
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
            .strip();
      } catch (IOException noSuchProgram) {
        return "";
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return "";
      }
    }
  }
}
