package io.github.mesdk.token.refresh;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/** A disk that can be filled and freed while processes use it. */
interface DiskSpace {
  /** Leaves no room for another file. What was reserved can still be written. */
  void fill() throws IOException, InterruptedException;

  /** Makes room again. */
  void free() throws IOException, InterruptedException;

  /** A disk with room. */
  static DiskSpace enough() {
    return new DiskSpace() {
      @Override
      public void fill() {}

      @Override
      public void free() {}
    };
  }

  /** Whether {@link ProcessLimit} works here. */
  static boolean canLimitProcesses() {
    return Files.isExecutable(Path.of("/usr/bin/prlimit"));
  }

  /**
   * A limit to the size of files that these processes write. It needs no disk and no privileges.
   * They can write what is shorter than the room that they reserve for it.
   */
  record ProcessLimit(Collection<RunningProcess> processes) implements DiskSpace {
    private static final int LESS_THAN_IS_RESERVED = 8 * 1024;

    @Override
    public void fill() throws IOException, InterruptedException {
      limit(String.valueOf(LESS_THAN_IS_RESERVED));
    }

    @Override
    public void free() throws IOException, InterruptedException {
      limit("unlimited");
    }

    /** Nothing can be written, not even where there was room before. */
    void failWrites() throws IOException, InterruptedException {
      limit("0");
    }

    // The soft limit alone, which anyone may raise again.
    private void limit(String bytes) throws IOException, InterruptedException {
      for (RunningProcess process : processes) {
        new ProcessBuilder(
                "/usr/bin/prlimit",
                "--pid",
                String.valueOf(process.pid()),
                "--fsize=" + bytes + ":")
            .start()
            .waitFor();
      }
    }
  }

  /** A small file system, which another file fills. */
  record SmallDisk(Path folder) implements DiskSpace {
    @Override
    public void fill() {
      try (OutputStream out = Files.newOutputStream(folder.resolve("filler"))) {
        while (true) {
          out.write(new byte[512]);
        }
      } catch (IOException full) {
        // As it should be.
      }
    }

    @Override
    public void free() throws IOException {
      Files.deleteIfExists(folder.resolve("filler"));
    }
  }
}
