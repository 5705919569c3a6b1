package io.github.mesdk.benchmarks.coldstart;

import io.github.mesdk.benchmarks.RuntimeJars;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A program to measure, with the class path that its user would have.
 *
 * @param name the name in the table
 * @param main the main class
 * @param classPath the class path; jars only, because class archives accept no directories
 * @param home the directory of the trust store
 * @param address the base URL of the service
 */
record Program(String name, Class<?> main, String classPath, Path home, String address) {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private static final Pattern HAND_WRITTEN_JARS =
      Pattern.compile(
          "(okhttp-jvm|okio-jvm|kotlin-stdlib|annotations"
              + "|jackson-(core|annotations|databind|datatype-jsr310))-[0-9].*[.]jar");

  /**
   * The cost of one run.
   *
   * @param nanos the elapsed time in nanoseconds
   * @param cpuNanos the processor time in nanoseconds
   */
  record Taken(long nanos, long cpuNanos) {}

  static Program ours(String name, Path programs, Path home, String address) throws Exception {
    return new Program(
        name, SdkProgram.class, classPath(programs, RuntimeJars.all()), home, address);
  }

  static Program byHand(String name, Path programs, Path home, String address) {
    return new Program(name, HandWrittenProgram.class, classPath(programs, byHand()), home, address);
  }

  static Program okHttpOnly(String name, Path programs, Path home, String address) {
    return new Program(name, OkHttpProgram.class, classPath(programs, byHand()), home, address);
  }

  private static List<File> byHand() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(File::new)
        .filter(jar -> HAND_WRITTEN_JARS.matcher(jar.getName()).matches())
        .toList();
  }

  private static String classPath(Path programs, List<File> jars) {
    StringBuilder path = new StringBuilder(programs.toString());
    jars.forEach(jar -> path.append(File.pathSeparator).append(jar));
    return path.toString();
  }

  /** Runs the program to its end. */
  Taken run(List<String> flags) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(JAVA));
    command.addAll(flags);
    command.add("-Djavax.net.ssl.trustStore=" + home.resolve(TlsServerProcess.TRUST));
    command.addAll(List.of("-cp", classPath, main.getName(), address));
    Path out = home.resolve("out.txt");
    ProcessBuilder process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(home.resolve("err.txt").toFile());
    process.environment().put("ME_TOKEN", "t".repeat(430));
    long cpu = ChildProcesses.cpuNanos();
    long start = System.nanoTime();
    int status = process.start().waitFor();
    Taken taken = new Taken(System.nanoTime() - start, ChildProcesses.cpuNanos() - cpu);
    // A JVM that writes an archive prints other lines too.
    if (status != 0 || Files.readAllLines(out).stream().noneMatch(line -> line.matches("\\d+"))) {
      throw new IOException(name + " failed: " + Files.readString(home.resolve("err.txt")));
    }
    return taken;
  }

  /** The number of classes that the JVM loads to run the program. */
  long classes() throws IOException, InterruptedException {
    Path log = home.resolve("classes.txt");
    Files.deleteIfExists(log);
    run(List.of("-Xlog:class+load:file=" + log + "::filecount=0"));
    try (Stream<String> lines = Files.lines(log)) {
      return lines.filter(line -> line.contains(" source: ")).count();
    }
  }

  /** The file name of its class archive. */
  String archive(String kind) {
    return home.resolve(main.getSimpleName() + "." + kind).toString();
  }
}
