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
 * One of the programs, with the class path that its user would have.
 *
 * @param name how the table calls it
 * @param main its class
 * @param classPath of jars: no archive of classes takes directories
 * @param home where the server keeps what the program is to trust
 * @param address where to ask
 */
record Program(String name, Class<?> main, String classPath, Path home, String address) {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private static final Pattern OF_BY_HAND =
      Pattern.compile(
          "(okhttp-jvm|okio-jvm|kotlin-stdlib|annotations"
              + "|jackson-(core|annotations|databind|datatype-jsr310))-[0-9].*[.]jar");

  /**
   * What one run took.
   *
   * @param nanos on the clock
   * @param cpuNanos of the processors
   */
  record Taken(long nanos, long cpuNanos) {}

  static Program ours(String name, Path programs, Path home, String address) throws Exception {
    return new Program(
        name, WithTheSdk.class, classPath(programs, RuntimeJars.all()), home, address);
  }

  static Program byHand(String name, Path programs, Path home, String address) {
    return new Program(name, ByHand.class, classPath(programs, byHand()), home, address);
  }

  static Program least(String name, Path programs, Path home, String address) {
    return new Program(name, OkHttpAlone.class, classPath(programs, byHand()), home, address);
  }

  private static List<File> byHand() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(File::new)
        .filter(jar -> OF_BY_HAND.matcher(jar.getName()).matches())
        .toList();
  }

  private static String classPath(Path programs, List<File> jars) {
    StringBuilder path = new StringBuilder(programs.toString());
    jars.forEach(jar -> path.append(File.pathSeparator).append(jar));
    return path.toString();
  }

  /** Runs it from its start to its end. */
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
    long cpu = EndedProcesses.cpuNanos();
    long start = System.nanoTime();
    int status = process.start().waitFor();
    Taken taken = new Taken(System.nanoTime() - start, EndedProcesses.cpuNanos() - cpu);
    // A JVM that writes an archive says other things besides.
    if (status != 0 || Files.readAllLines(out).stream().noneMatch(line -> line.matches("\\d+"))) {
      throw new IOException(name + " failed: " + Files.readString(home.resolve("err.txt")));
    }
    return taken;
  }

  /** How many classes the JVM loads for it, its own among them. */
  long classes() throws IOException, InterruptedException {
    Path log = home.resolve("classes.txt");
    Files.deleteIfExists(log);
    run(List.of("-Xlog:class+load:file=" + log + "::filecount=0"));
    try (Stream<String> lines = Files.lines(log)) {
      return lines.filter(line -> line.contains(" source: ")).count();
    }
  }

  /** What an archive of its classes is called. */
  String archive(String kind) {
    return home.resolve(main.getSimpleName() + "." + kind).toString();
  }
}
