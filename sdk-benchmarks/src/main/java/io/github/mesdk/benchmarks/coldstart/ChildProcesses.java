package io.github.mesdk.benchmarks.coldstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads the processor time of the terminated child processes from the operating system. A program
 * cannot measure this for itself: it would have to read the time before its JVM exits, and load
 * classes to do so.
 */
final class ChildProcesses {
  /** Exists only on Linux. */
  private static final Path SELF = Path.of("/proc/self/stat");

  /** Linux counts in hundredths of a second on all common processors. */
  private static final long NANOS_PER_TICK = 10_000_000;

  private ChildProcesses() {}

  static boolean areCounted() {
    return Files.isReadable(SELF);
  }

  /** The user and system time of all their threads; 0 if the system does not count it. */
  static long cpuNanos() throws IOException {
    if (!areCounted()) {
      return 0;
    }
    String stat = Files.readString(SELF);
    // After the name in parentheses, which may hold spaces: state is field 3, cutime 16, cstime 17.
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) * NANOS_PER_TICK;
  }
}
