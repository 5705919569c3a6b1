package io.github.mesdk.token;

import io.github.mesdk.CallingProcess;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.time.Deadline;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A separate program that has as many files open as its limit allows. */
final class CrowdedProcess {
  private static final Deadline FAR = Deadline.after(Duration.ofMinutes(1));

  private CrowdedProcess() {}

  /** Updates the store {@code args[0]} with one file descriptor left, and prints the result. */
  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]);
    warmUp(file.resolveSibling("warm"));
    List<InputStream> open = new ArrayList<>();
    try {
      while (open.size() < 100_000) {
        open.add(new FileInputStream(file.toFile()));
      }
    } catch (IOException full) {
      open.remove(0).close();
    }
    String problem = problem(file);
    for (InputStream one : open) {
      one.close();
    }
    System.out.println(problem);
  }

  /** Loads all classes that a failure needs; none can be loaded without file descriptors. */
  private static void warmUp(Path file) {
    TokenStore.file(file).update(FAR, none -> Optional.of(StoredTokens.of("refresh")));
    problem(file);
    problem(file.resolve("no-directory"));
  }

  private static String problem(Path file) {
    try {
      return "updated: " + TokenStore.file(file).update(FAR, stored -> stored);
    } catch (TokenException failed) {
      return failed.problem();
    }
  }

  /** Starts the program with the same Java as this process. */
  static Process start(Path errors, Path file) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            "sh",
            "-c",
            "ulimit -n 200 && exec \"$0\" \"$@\"",
            java,
            "-cp",
            CallingProcess.classPath(),
            CrowdedProcess.class.getName(),
            file.toString())
        .redirectError(errors.toFile())
        .start();
  }
}
