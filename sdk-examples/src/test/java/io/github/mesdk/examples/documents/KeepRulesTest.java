package io.github.mesdk.examples.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The keep rules in a jar cover what Jackson and the service loader find there by reflection. */
@Tag("slow")
class KeepRulesTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
  private static final Pattern KEPT = Pattern.compile("(?m)^-keep class (\\S+) \\{ \\*; }$");

  @Test
  void theModelsOfEachJarAreKept() throws IOException {
    List<Path> ofModels =
        mainFiles("java").stream()
            .filter(file -> file.endsWith("package-info.java"))
            .filter(file -> text(file).contains("\n@ModelStyle\n"))
            .toList();
    assertThat(ofModels).hasSizeGreaterThan(2);
    for (Path file : ofModels) {
      String name = PACKAGE.matcher(text(file)).results().findFirst().orElseThrow().group(1);
      assertThat(kept(file)).as(file.toString()).anyMatch(rule -> covers(rule, name));
    }
  }

  @Test
  void theClassesThatAServiceLoaderCreatesAreKept() throws IOException {
    List<Path> services =
        mainFiles("resources").stream()
            .filter(file -> file.getParent().endsWith("META-INF/services"))
            .filter(file -> !module(file).endsWith("sdk-codegen")) // runs in the compiler
            .toList();
    assertThat(services).isNotEmpty();
    for (Path file : services) {
      assertThat(kept(file)).as(file.toString()).contains(text(file).strip());
    }
  }

  private static boolean covers(String rule, String name) {
    return rule.endsWith(".**") && (name + ".").startsWith(rule.substring(0, rule.length() - 2));
  }

  /** Returns what the rules of the module of this file keep whole: classes and packages. */
  private static List<String> kept(Path file) throws IOException {
    Path rules = module(file).resolve("src/main/resources/META-INF/proguard");
    List<String> kept = new ArrayList<>();
    try (Stream<Path> files = Files.exists(rules) ? Files.list(rules) : Stream.empty()) {
      files
          .flatMap(found -> KEPT.matcher(text(found)).results())
          .map((MatchResult rule) -> rule.group(1))
          .forEach(kept::add);
    }
    return kept;
  }

  private static Path module(Path file) {
    return ROOT.resolve(ROOT.relativize(file).getName(0));
  }

  /** Returns the main files of all modules: their "java" or their "resources". */
  private static List<Path> mainFiles(String kind) throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> modules = Files.list(ROOT)) {
      for (Path module : modules.toList()) {
        Path main = module.resolve("src/main").resolve(kind);
        if (Files.exists(main)) {
          try (Stream<Path> files = Files.walk(main)) {
            files.filter(Files::isRegularFile).forEach(found::add);
          }
        }
      }
    }
    return found;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
