package io.github.mesdk.benchmarks.coldstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads the processor time of all terminated child processes from the operating system. A child
 * cannot measure its own time: the measurement would miss the exit of its JVM, and would load
 * additional classes.
 */
final class ChildProcesses {
  /** Exists only on Linux. */
  private static final Path STAT = Path.of("/proc/self/stat");

  /** Linux reports times in hundredths of a second on all common processors. */
  private static final long NANOS_PER_TICK = 10_000_000;

  private ChildProcesses() {}

  /** Whether this operating system reports the processor time of child processes. */
  static boolean areMeasurable() {
    return Files.isReadable(STAT);
  }

  /** The user and system time of all terminated children in nanoseconds; 0 if not measurable. */
  static long cpuNanos() throws IOException {
    if (!areMeasurable()) {
      return 0;
    }
    String stat = Files.readString(STAT);
    // The name in parentheses may contain spaces, so fields[0] is field 3, the state. Field 16 is
    // cutime and field 17 is cstime.
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) * NANOS_PER_TICK;
  }
}
