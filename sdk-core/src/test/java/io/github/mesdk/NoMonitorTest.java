package io.github.mesdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.model.CurrentUser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests that no class of the SDK uses a monitor: on Java 21 to 23, a virtual thread that blocks
 * inside a monitor pins its carrier thread. The test reads bytecode, so it covers generated code.
 */
class NoMonitorTest {

  @ParameterizedTest
  @ValueSource(classes = {MeClient.class, CurrentUser.class})
  void isUsedByTheClassesOfAModule(Class<?> classOfModule) throws Exception {
    Path home = Path.of(classOfModule.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<String> code = disassembled(home, name -> !name.equals("module-info"));
    assertThat(code).hasSizeGreaterThan(1_000).noneMatch(NoMonitorTest::isMonitor);
  }

  @Test
  void isDetectedInBothForms() throws Exception {
    Path home = Path.of(getClass().getProtectionDomain().getCodeSource().getLocation().toURI());
    for (String sample : List.of("AsModifier", "AsBlock")) {
      assertThat(disassembled(home, name -> name.endsWith("NoMonitorTest$" + sample)))
          .as(sample)
          .anyMatch(NoMonitorTest::isMonitor);
    }
  }

  private static boolean isMonitor(String line) {
    // A declaration ends in a semicolon; an instruction can be followed by any text.
    return line.matches("\\s*\\d+: monitorenter\\s*")
        || line.matches("\\s*([a-z]+ )*synchronized .*\\).*;");
  }

  private static List<String> disassembled(Path home, Predicate<String> wanted) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("-p", "-c", "-cp", home.toString()));
    classes(home).stream().filter(wanted).forEach(arguments::add);
    assertThat(arguments).hasSizeGreaterThan(4);
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    ToolProvider javap = ToolProvider.findFirst("javap").orElseThrow();
    int status = javap.run(out, out, arguments.toArray(String[]::new));
    assertThat(status).isZero();
    return text.toString().lines().toList();
  }

  /** The binary names of all classes in a directory or a jar. */
  private static List<String> classes(Path home) throws IOException {
    if (Files.isDirectory(home)) {
      return names(home);
    }
    URI jar = URI.create("jar:" + home.toUri());
    try (FileSystem content = FileSystems.newFileSystem(jar, Map.of())) {
      return names(content.getPath("/"));
    }
  }

  private static List<String> names(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(name -> name.endsWith(".class"))
          .map(name -> name.replace('/', '.').replaceFirst("\\.class$", ""))
          .toList();
    }
  }

  static final class AsModifier {
    private int count;

    synchronized int next() {
      return ++count;
    }
  }

  static final class AsBlock {
    private final Object lock = new Object();
    private int count;

    int next() {
      synchronized (lock) {
        return ++count;
      }
    }
  }
}
