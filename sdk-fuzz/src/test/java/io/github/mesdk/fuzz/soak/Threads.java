package io.github.mesdk.fuzz.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;

/** The live threads of this process, virtual threads included. */
final class Threads {
  private static final int FIRST_WITH_VIRTUAL_THREADS = 21;

  private Threads() {}

  /** Returns a text for each thread: its name in quotes, then its stack trace, one frame a line. */
  static List<String> dump() {
    if (Runtime.version().feature() < FIRST_WITH_VIRTUAL_THREADS) {
      return Thread.getAllStackTraces().entrySet().stream().map(Threads::text).toList();
    }
    try {
      Path folder = Files.createTempDirectory("soak-threads");
      Path file = folder.resolve("threads.txt").toAbsolutePath(); // must not exist yet
      try {
        dumpTo(file);
        // The threads are separated by empty lines. Before them is a head without a number sign.
        return Stream.of(Files.readString(file).split("\\R\\R", -1))
            .filter(thread -> thread.startsWith("#"))
            .toList();
      } finally {
        Files.deleteIfExists(file);
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Calls the bean by name, because this code is compiled for Java 17. */
  private static void dumpTo(Path file) {
    String text = String.class.getName();
    try {
      ManagementFactory.getPlatformMBeanServer()
          .invoke(
              new ObjectName("com.sun.management:type=HotSpotDiagnostic"),
              "dumpThreads",
              new Object[] {file.toString(), "TEXT_PLAIN"},
              new String[] {text, text});
    } catch (JMException e) {
      throw new IllegalStateException("cannot list the virtual threads", e);
    }
  }

  private static String text(Map.Entry<Thread, StackTraceElement[]> thread) {
    StringBuilder text = new StringBuilder("\"" + thread.getKey().getName() + "\"");
    for (StackTraceElement frame : thread.getValue()) {
      text.append("\n    at ").append(frame);
    }
    return text.toString();
  }
}
