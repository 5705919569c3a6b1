package io.github.mesdk.token.refresh;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/** A disk that can be filled and freed while processes use it. */
interface DiskSpace {
  /** Leaves no space for another file. Reserved space can still be written. */
  void fill() throws IOException, InterruptedException;

  /** Frees the space again. */
  void free() throws IOException, InterruptedException;

  /** A disk with enough space. */
  static DiskSpace enough() {
    return new DiskSpace() {
      @Override
      public void fill() {}

      @Override
      public void free() {}
    };
  }

  /** Whether {@link ProcessLimit} works on this machine. */
  static boolean canLimitProcesses() {
    return Files.isExecutable(Path.of("/usr/bin/prlimit"));
  }

  /**
   * A limit to the size of files that these processes write. It needs no disk of its own and no
   * privileges. They can still write less than they have reserved.
   */
  record ProcessLimit(Collection<RunningProcess> processes) implements DiskSpace {
    private static final int LESS_THAN_RESERVED = 8 * 1024;

    @Override
    public void fill() throws IOException, InterruptedException {
      limit(String.valueOf(LESS_THAN_RESERVED));
    }

    @Override
    public void free() throws IOException, InterruptedException {
      limit("unlimited");
    }

    /** Makes all writes fail, even to reserved space. */
    void failWrites() throws IOException, InterruptedException {
      limit("0");
    }

    // Only the soft limit, which can be raised again without privileges.
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

  /** A small file system that another file fills. */
  record SmallDisk(Path folder) implements DiskSpace {
    @Override
    public void fill() {
      try (OutputStream out = Files.newOutputStream(folder.resolve("filler"))) {
        while (true) {
          out.write(new byte[512]);
        }
      } catch (IOException full) {
        // The disk is full now.
      }
    }

    @Override
    public void free() throws IOException {
      Files.deleteIfExists(folder.resolve("filler"));
    }
  }
}
