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
 * The runtime dependencies of {@code sdk-core}, as Maven resolved them when it packaged the module.
 * The class path of the benchmarks is no substitute, because it also contains the compared
 * libraries.
 */
public final class RuntimeJars {
  private static final Path DEPENDENCIES = Path.of("sdk-core", "target", "runtime-jars.txt");

  private RuntimeJars() {}

  /** The jar of {@code sdk-core} and all its runtime dependencies. */
  public static List<File> all() throws IOException, URISyntaxException {
    List<File> jars = new ArrayList<>();
    jars.add(new File(MeClient.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
    String paths = Files.readString(DEPENDENCIES).strip();
    Stream.of(paths.split(File.pathSeparator, -1)).map(File::new).forEach(jars::add);
    return jars;
  }

  /** The jars of {@link #all()} that do not belong to the SDK. */
  static List<File> thirdParty() throws IOException, URISyntaxException {
    return all().stream().filter(jar -> !jar.getName().matches("sdk-(core|models)-.*")).toList();
  }
}
