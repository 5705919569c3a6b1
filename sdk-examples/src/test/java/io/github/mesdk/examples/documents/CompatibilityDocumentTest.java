package io.github.mesdk.examples.documents;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code docs/compatibility.md} is generated from the results of the projects in consumers. */
@Tag("slow")
class CompatibilityDocumentTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  /** These projects have the versions of the SDK's own build. */
  private static final Set<String> WITH_OUR_VERSIONS = Set.of("versions/classpath", "module-path");

  /** What a row calls the version of an artifact, or the value of a property, of a pom. */
  private static final Map<String, String> LABELS =
      Map.ofEntries(
          entry("spring-boot-starter-parent", "Spring Boot"),
          entry("quarkus.version", "Quarkus"),
          entry("retrofit", "Retrofit"),
          entry("okhttp-jvm", "okhttp-jvm"),
          entry("okhttp.version", "okhttp-jvm"),
          entry("jackson-bom", "Jackson"),
          entry("jackson-databind", "Jackson"),
          entry("jackson.version", "Jackson"),
          entry("kotlin.version", "Kotlin"),
          entry("slf4j.version", "SLF4J"),
          entry("caffeine.version", "Caffeine"),
          entry("oauth2-oidc-sdk", "oauth2-oidc-sdk"),
          entry("nimbus-oauth2.version", "oauth2-oidc-sdk"),
          entry("lettuce-core", "Lettuce"),
          entry("lettuce.version", "Lettuce"),
          entry("junit-jupiter", "JUnit"),
          entry("junit.version", "JUnit"));

  private static final Pattern VERSION =
      Pattern.compile(
          "<artifactId>([^<]+)</artifactId>\\s*<version>([\\w.]+)</version>"
              + "|<([\\w-]+[.]version)>([\\w.]+)</");

  @Test
  void thePageListsEachProjectThatUsesTheSdk() throws Exception {
    String page = Files.readString(ROOT.resolve("docs/compatibility.md"));
    try (Stream<Path> files = Files.walk(ROOT.resolve("consumers"), 3)) {
      List<String> projects =
          files
              .filter(file -> file.endsWith("pom.xml"))
              .filter(CompatibilityDocumentTest::isBuilt)
              .map(pom -> "(../" + ROOT.relativize(pom).toString().replace('\\', '/') + ")")
              .toList();
      assertThat(projects)
          .hasSizeGreaterThan(20)
          .allSatisfy(link -> assertThat(page).contains(link));
      assertThat(page).doesNotContain("not run |");
    }
  }

  /** The other poms only list the poms of projects. */
  private static boolean isBuilt(Path pom) {
    try {
      return !Files.readString(pom).contains("<packaging>pom</packaging>");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** If it fails, run {@code java consumers/Compatibility.java}. */
  @Test
  void thePageIsTheOneThatTheResultsGive() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process check =
        new ProcessBuilder(java, "consumers/Compatibility.java", "--check")
            .directory(ROOT.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(check.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(check.exitValue()).as(output).isZero();
  }

  /** If it fails, the projects must run again: see {@code docs/compatibility.md}. */
  @Test
  void theResultsAreThoseOfTheVersionsInThePoms() throws Exception {
    for (String line : Files.readAllLines(ROOT.resolve("consumers/results.txt"))) {
      List<String> row = Arrays.asList(line.split("\t", -1));
      List<String> versions = Arrays.asList(row.get(2).split(", ", -1));
      Path pom = ROOT.resolve("consumers").resolve(row.get(0)).resolve("pom.xml");
      if (WITH_OUR_VERSIONS.contains(row.get(0))) {
        Map<String, String> ours = versions(ROOT.resolve("pom.xml"));
        ours.keySet()
            .removeIf(label -> versions.stream().noneMatch(one -> one.startsWith(label + " ")));
        ours.remove("JUnit"); // of the project itself
        assertListed(ours, versions, line);
      }
      Map<String, String> own = versions(pom.getParent().resolveSibling("pom.xml"));
      own.putAll(versions(pom));
      assertListed(own, versions, line);
    }
  }

  private static void assertListed(Map<String, String> poms, List<String> versions, String line) {
    poms.forEach((label, version) -> assertThat(versions).as(line).contains(label + " " + version));
  }

  /** Returns the versions that a pom sets, by their labels. */
  private static Map<String, String> versions(Path pom) throws IOException {
    Map<String, String> versions = new LinkedHashMap<>();
    VERSION
        .matcher(Files.readString(pom))
        .results()
        .forEach(found -> {
          boolean isArtifact = found.group(1) != null;
          String label = LABELS.get(found.group(isArtifact ? 1 : 3));
          if (label != null) {
            versions.put(label, found.group(isArtifact ? 2 : 4));
          }
        });
    return versions;
  }
}
