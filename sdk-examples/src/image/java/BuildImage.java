import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * Builds an image of the {@code me} command that needs no installed Java: the modules of the JDK
 * that the command uses, its jar, an archive of its classes, and the script {@code bin/me}. Run as
 * {@code java BuildImage.java ME_JAR DIRECTORY}.
 */
final class BuildImage {
  private static final int AOT_CACHE = 25;

  /** Keys on elliptic curves, which most TLS servers use; a part of java.base since Java 22. */
  private static final String ELLIPTIC_CURVES = "jdk.crypto.ec";

  private final Path image;
  private final Path jar;
  private final Path archive;
  private final boolean hasAotCache = Runtime.version().feature() >= AOT_CACHE;

  private BuildImage(Path image) {
    this.image = image;
    this.jar = image.resolve("lib/me.jar");
    this.archive = image.resolve(hasAotCache ? "lib/me.aot" : "lib/me.jsa");
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path image = Path.of(arguments[1]).toAbsolutePath();
    remove(image);
    new BuildImage(image).build(Path.of(arguments[0]));
  }

  private static void remove(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private void build(Path source) throws IOException, InterruptedException {
    run(
        "jlink",
        "--add-modules",
        modules(source),
        "--strip-java-debug-attributes",
        "--no-header-files",
        "--no-man-pages",
        "--output",
        image.toString());
    Files.copy(source, jar);
    writeScript();
    createArchive();
  }

  /** Returns the modules of the JDK that the jar uses. Some classes in it need absent libraries. */
  private static String modules(Path jar) {
    String used =
        output(
            "jdeps",
            "--print-module-deps",
            "--ignore-missing-deps",
            "--multi-release",
            "17",
            jar.toString());
    boolean isSeparate = ModuleLayer.boot().findModule(ELLIPTIC_CURVES).isPresent();
    return isSeparate ? used + "," + ELLIPTIC_CURVES : used;
  }

  /** A call of all simulated providers loads the classes that the commands need. */
  private void createArchive() throws IOException, InterruptedException {
    if (!hasAotCache) {
      // An archive of the command extends the archive of the JDK, which jlink does not copy.
      java("-Xshare:dump");
    }
    java(
        (hasAotCache ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + archive,
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-jar",
        jar.toString(),
        "demo",
        "--all");
  }

  private void writeScript() throws IOException {
    // A short run gains nothing from the second compiler and a parallel garbage collector.
    String script =
        """
        #!/bin/sh
        # Starts me with its archive. Without a valid archive, it starts all the same, but slower.
        # The JVM then warns, by default on stdout, where only the answer belongs.
        home=$(dirname "$(dirname "$(readlink -f "$0")")")
        exec "$home/bin/java" -XX:%s="$home/lib/%s" \\
          -Xlog:all=off:stdout -Xlog:all=warning:stderr \\
          -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -jar "$home/lib/me.jar" "$@"
        """
            .formatted(
                hasAotCache ? "AOTCache" : "SharedArchiveFile", archive.getFileName().toString());
    Path file = Files.writeString(image.resolve("bin/me"), script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private void java(String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(image.resolve("bin/java").toString()));
    command.addAll(List.of(options));
    Path log = image.resolveSibling(image.getFileName() + ".log");
    int status =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(Redirect.to(log.toFile()))
            .start()
            .waitFor();
    if (status != 0) {
      throw new IOException(command + " ended with status " + status + "; see " + log);
    }
  }

  private static void run(String tool, String... arguments) {
    int status = ToolProvider.findFirst(tool).orElseThrow().run(System.out, System.err, arguments);
    if (status != 0) {
      throw new IllegalStateException(tool + " ended with status " + status);
    }
  }

  private static String output(String tool, String... arguments) {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    int status =
        ToolProvider.findFirst(tool)
            .orElseThrow()
            .run(out, new PrintWriter(System.err, true), arguments);
    if (status != 0) {
      throw new IllegalStateException(tool + " ended with status " + status + ": " + text);
    }
    return text.toString().strip();
  }
}
