package io.github.mesdk.examples.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * The published poms contain only what other build tools, such as Gradle, read in the same way as
 * Maven.
 */
@Tag("slow")
class PublishedPomsTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  /** The pom of the parent, of the BOM and of each module that is deployed. */
  private static Stream<Path> poms() throws IOException {
    List<Path> poms = new ArrayList<>(List.of(ROOT.resolve("pom.xml")));
    Pattern module = Pattern.compile("<module>(sdk-[^<]+)</module>");
    module
        .matcher(Files.readString(ROOT.resolve("pom.xml")))
        .results()
        .forEach(found -> poms.add(ROOT.resolve(found.group(1)).resolve("pom.xml")));
    return poms.stream().filter(PublishedPomsTest::isPublished);
  }

  private static boolean isPublished(Path pom) {
    return pom.getParent().equals(ROOT)
        || !texts(document(pom), "maven.deploy.skip").contains("true");
  }

  private static Document document(Path pom) {
    try {
      return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile());
    } catch (Exception unreadable) {
      throw new IllegalStateException(pom.toString(), unreadable);
    }
  }

  private static List<String> texts(Document pom, String tag) {
    NodeList found = pom.getElementsByTagName(tag);
    return Stream.iterate(0, i -> i < found.getLength(), i -> i + 1)
        .map(i -> found.item(i).getTextContent().strip())
        .toList();
  }

  private static List<String> versionsOfDependencies(Document pom) {
    return Stream.of("dependency", "parent")
        .map(pom::getElementsByTagName)
        .flatMap(
            found -> Stream.iterate(0, i -> i < found.getLength(), i -> i + 1).map(found::item))
        .map(Element.class::cast)
        .filter(element -> !element.getTextContent().contains("io.github.mesdk"))
        .map(element -> element.getElementsByTagName("version"))
        .filter(version -> version.getLength() > 0)
        .map(version -> version.item(0).getTextContent())
        .toList();
  }

  @TestFactory
  Stream<DynamicTest> otherBuildToolsReadThePom() throws IOException {
    return poms()
        .map(file ->
            DynamicTest.dynamicTest(
                ROOT.relativize(file).toString(), () -> assertIsPortable(document(file))));
  }

  private static void assertIsPortable(Document pom) {
    assertThat(texts(pom, "scope")).isSubsetOf("compile", "runtime", "provided", "test", "import");
    assertThat(texts(pom, "repositories")).isEmpty();
    assertThat(texts(pom, "systemPath")).isEmpty();
    // Gradle activates a profile of a pom only by default or by an absent property.
    assertThat(texts(pom, "activeByDefault")).isEmpty();
    assertThat(versionsOfDependencies(pom))
        .allSatisfy(version -> assertThat(version).doesNotContain("SNAPSHOT", "[", ",", "LATEST"));
  }
}
