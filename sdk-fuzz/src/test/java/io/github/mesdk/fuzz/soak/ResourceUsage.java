package io.github.mesdk.fuzz.soak;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The resources that this process uses.
 *
 * @param threads the number of live threads, virtual threads included
 * @param sockets the number of open sockets; 0 where {@code /proc} is not available
 */
record ResourceUsage(double threads, double sockets) {
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
  private static final long MEBIBYTE = 1024 * 1024;

  /** Reads the current usage. */
  static ResourceUsage read() {
    return new ResourceUsage(Threads.dump().size(), openSockets());
  }

  /** The mean of several samples. */
  static ResourceUsage mean(List<ResourceUsage> samples) {
    return new ResourceUsage(
        samples.stream().mapToDouble(ResourceUsage::threads).average().orElse(0),
        samples.stream().mapToDouble(ResourceUsage::sockets).average().orElse(0));
  }

  /** Runs a garbage collection and returns the heap in use, in MiB. */
  static double heap() {
    System.gc();
    return (double) ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEBIBYTE;
  }

  private static long openSockets() {
    if (!Files.isDirectory(DESCRIPTORS)) {
      return 0;
    }
    try (Stream<Path> open = Files.list(DESCRIPTORS)) {
      return open.filter(ResourceUsage::isSocket).count();
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
