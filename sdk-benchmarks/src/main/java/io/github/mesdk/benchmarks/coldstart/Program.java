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
 * A program to measure, with the class path that it would have in production.
 *
 * @param name the name in the table
 * @param main the main class
 * @param classPath the class path, which consists of jars because class data sharing (CDS) accepts
 *     no directories
 * @param directory the directory of the trust store, the CDS archives, the AOT caches and the
 *     output
 * @param address the base URL of the service
 */
record Program(String name, Class<?> main, String classPath, Path directory, String address) {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private static final Pattern OKHTTP_AND_JACKSON_JARS =
      Pattern.compile(
          "(okhttp-jvm|okio-jvm|kotlin-stdlib|annotations"
              + "|jackson-(core|annotations|databind|datatype-jsr310))-[0-9].*[.]jar");

  /**
   * The cost of one run.
   *
   * @param nanos the elapsed time in nanoseconds
   * @param cpuNanos the processor time in nanoseconds
   */
  record RunCost(long nanos, long cpuNanos) {}

  static Program ours(String name, Path programsJar, Path directory, String address)
      throws Exception {
    return new Program(
        name, SdkProgram.class, classPath(programsJar, RuntimeJars.all()), directory, address);
  }

  static Program byHand(String name, Path programsJar, Path directory, String address) {
    return new Program(
        name,
        HandWrittenProgram.class,
        classPath(programsJar, okHttpAndJacksonJars()),
        directory,
        address);
  }

  static Program okHttpOnly(String name, Path programsJar, Path directory, String address) {
    return new Program(
        name,
        OkHttpProgram.class,
        classPath(programsJar, okHttpAndJacksonJars()),
        directory,
        address);
  }

  private static List<File> okHttpAndJacksonJars() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(File::new)
        .filter(jar -> OKHTTP_AND_JACKSON_JARS.matcher(jar.getName()).matches())
        .toList();
  }

  private static String classPath(Path programsJar, List<File> jars) {
    StringBuilder path = new StringBuilder(programsJar.toString());
    jars.forEach(jar -> path.append(File.pathSeparator).append(jar));
    return path.toString();
  }

  /** Runs the program, waits until it exits, and returns what the run cost. */
  RunCost run(List<String> flags) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(JAVA));
    command.addAll(flags);
    command.add("-Djavax.net.ssl.trustStore=" + directory.resolve(TlsServerProcess.TRUST_STORE));
    command.addAll(List.of("-cp", classPath, main.getName(), address));
    Path out = directory.resolve("out.txt");
    ProcessBuilder process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(directory.resolve("err.txt").toFile());
    process.environment().put("ME_TOKEN", "t".repeat(430));
    long cpu = ChildProcesses.cpuNanos();
    long start = System.nanoTime();
    int status = process.start().waitFor();
    RunCost cost = new RunCost(System.nanoTime() - start, ChildProcesses.cpuNanos() - cpu);
    // In a training run, the JVM also prints messages to the output. The program's line has only
    // digits.
    if (status != 0 || Files.readAllLines(out).stream().noneMatch(line -> line.matches("\\d+"))) {
      throw new IOException(name + " failed: " + Files.readString(directory.resolve("err.txt")));
    }
    return cost;
  }

  /** The number of classes that the JVM loads to run the program. */
  long classes() throws IOException, InterruptedException {
    Path log = directory.resolve("classes.txt");
    Files.deleteIfExists(log);
    run(List.of("-Xlog:class+load:file=" + log + "::filecount=0"));
    try (Stream<String> lines = Files.lines(log)) {
      return lines.filter(line -> line.contains(" source: ")).count();
    }
  }

  /** The path of this program's CDS archive or AOT cache in the given mode. */
  String archivePath(Mode mode) {
    return directory.resolve(main.getSimpleName() + "." + mode).toString();
  }
}
