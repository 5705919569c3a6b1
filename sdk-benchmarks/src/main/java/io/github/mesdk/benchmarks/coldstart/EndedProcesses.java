package io.github.mesdk.benchmarks.coldstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the operating system counted of the processes that this one started and that have ended. No
 * program could tell it of itself: it would have to ask before its JVM ends, and load classes to
 * ask with.
 */
final class EndedProcesses {
  /** Only Linux has it. */
  private static final Path SELF = Path.of("/proc/self/stat");

  /** The hundredth of a second, in which Linux tells it on every usual processor. */
  private static final long NANOS_PER_TICK = 10_000_000;

  private EndedProcesses() {}

  static boolean areCounted() {
    return Files.isReadable(SELF);
  }

  /** Processor time of all their threads, in user and in system mode; 0 where nobody counts it. */
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
