package io.github.mesdk.benchmarks;

import io.github.mesdk.MeClient;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a program gets that depends on the core, as Maven found it while the core was packaged. The
 * class path here has the jars of other libraries as well.
 */
public final class RuntimeJars {
  private static final Path BENEATH_THE_CORE = Path.of("sdk-core", "target", "runtime-jars.txt");

  private RuntimeJars() {}

  /** The core's own jar, and all that it needs. */
  public static List<File> all() throws IOException, URISyntaxException {
    List<File> jars = new ArrayList<>();
    jars.add(new File(MeClient.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
    String paths = Files.readString(BENEATH_THE_CORE).strip();
    Stream.of(paths.split(File.pathSeparator, -1)).map(File::new).forEach(jars::add);
    return jars;
  }

  /** Those that others wrote. */
  static List<File> ofOthers() throws IOException, URISyntaxException {
    return all().stream().filter(jar -> !jar.getName().matches("sdk-(core|models)-.*")).toList();
  }
}
