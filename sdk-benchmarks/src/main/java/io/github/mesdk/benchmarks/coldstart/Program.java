package io.github.mesdk.benchmarks.coldstart;

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

  private static final String OK_HTTP =
      "okhttp-jvm|okio-jvm|kotlin-stdlib|annotations|jackson-core";
  private static final Pattern OF_OURS =
      jars(
          "sdk-core|sdk-models|slf4j-api|jackson-annotations|jackson-databind|jackson-datatype-jdk8");
  private static final Pattern OF_BY_HAND =
      jars("jackson-annotations|jackson-databind|jackson-datatype-jsr310");

  private static Pattern jars(String more) {
    return Pattern.compile("(" + OK_HTTP + "|" + more + ")-[0-9].*[.]jar");
  }

  static Program ours(String name, Path programs, Path home, String address) {
    return new Program(name, WithTheSdk.class, classPath(programs, OF_OURS), home, address);
  }

  static Program byHand(String name, Path programs, Path home, String address) {
    return new Program(name, ByHand.class, classPath(programs, OF_BY_HAND), home, address);
  }

  static Program least(String name, Path programs, Path home, String address) {
    return new Program(name, OkHttpAlone.class, classPath(programs, OF_BY_HAND), home, address);
  }

  private static String classPath(Path programs, Pattern names) {
    StringBuilder path = new StringBuilder(programs.toString());
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (names.matcher(new File(entry).getName()).matches()) {
        path.append(File.pathSeparator).append(entry);
      }
    }
    return path.toString();
  }

  /** Runs it from its start to its end; how long that took. */
  long nanos(List<String> flags) throws IOException, InterruptedException {
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
    long start = System.nanoTime();
    int status = process.start().waitFor();
    long nanos = System.nanoTime() - start;
    // A JVM that writes an archive says other things besides.
    if (status != 0 || Files.readAllLines(out).stream().noneMatch(line -> line.matches("\\d+"))) {
      throw new IOException(name + " failed: " + Files.readString(home.resolve("err.txt")));
    }
    return nanos;
  }

  /** How many classes the JVM loads for it, its own among them. */
  long classes() throws IOException, InterruptedException {
    Path log = home.resolve("classes.txt");
    Files.deleteIfExists(log);
    nanos(List.of("-Xlog:class+load:file=" + log + "::filecount=0"));
    try (Stream<String> lines = Files.lines(log)) {
      return lines.filter(line -> line.contains(" source: ")).count();
    }
  }

  /** What an archive of its classes is called. */
  String archive(String kind) {
    return home.resolve(main.getSimpleName() + "." + kind).toString();
  }
}
