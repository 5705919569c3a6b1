package io.github.mesdk.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The examples of docs/spring.md are compiled, and its properties exist. */
class SpringDocumentTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Path METADATA =
      Path.of("target/classes/META-INF/spring-configuration-metadata.json");

  private static List<String> blocks(String language) throws IOException {
    String document = Files.readString(ROOT.resolve("docs/spring.md"));
    Matcher matcher = Pattern.compile("(?s)```" + language + "\n(.*?)```").matcher(document);
    List<String> blocks = new ArrayList<>();
    while (matcher.find()) {
      blocks.add(matcher.group(1));
    }
    assertThat(blocks).isNotEmpty();
    return blocks;
  }

  private static String withoutSpace(String text) {
    return text.replaceAll("\\s+", "");
  }

  @Test
  void everyJavaExampleIsPartOfATest() throws IOException {
    StringBuilder sources = new StringBuilder();
    try (Stream<Path> files = Files.walk(ROOT.resolve("sdk-spring-boot-tests/src/test/java"))) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        sources.append(withoutSpace(Files.readString(file)));
      }
    }
    for (String block : blocks("java")) {
      assertThat(sources.toString()).contains(withoutSpace(block));
    }
  }

  @Test
  void everyPropertyExistsAndIsDescribed() throws IOException {
    Set<String> known = new TreeSet<>();
    for (JsonNode property : new ObjectMapper().readTree(METADATA.toFile()).get("properties")) {
      String name = property.get("name").asText();
      known.add(name);
      assertThat(property.path("description").asText()).as(name).isNotBlank();
    }
    for (String block : blocks("properties")) {
      block
          .lines()
          .map(line -> line.replaceAll("=.*", "").replaceAll("clients\\.[^.]+\\.", ""))
          .filter(name -> name.startsWith("mesdk"))
          .forEach(name -> assertThat(known).contains(name));
    }
  }
}
