package io.github.mesdk.fuzz.soak;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What this process holds.
 *
 * @param threads how many live
 * @param sockets how many are open; 0 where the system does not tell
 */
record Vitals(double threads, double sockets) {
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
  private static final long MEBIBYTE = 1024 * 1024;

  /** Now. */
  static Vitals read() {
    return new Vitals(ManagementFactory.getThreadMXBean().getThreadCount(), openSockets());
  }

  /** The mean of several, for what a moment shows is chance. */
  static Vitals mean(List<Vitals> samples) {
    return new Vitals(
        samples.stream().mapToDouble(Vitals::threads).average().orElse(0),
        samples.stream().mapToDouble(Vitals::sockets).average().orElse(0));
  }

  /** The mebibytes that are left in use after a collection. */
  static double heap() {
    System.gc();
    return (double) ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEBIBYTE;
  }

  private static long openSockets() {
    if (!Files.isDirectory(DESCRIPTORS)) {
      return 0;
    }
    try (Stream<Path> open = Files.list(DESCRIPTORS)) {
      return open.filter(Vitals::isSocket).count();
    } catch (IOException e) {
      return 0;
    }
  }

  private static boolean isSocket(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
    } catch (IOException closedMeanwhile) {
      return false;
    }
  }
}
