package io.github.mesdk.cache.jcache;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The documentation shows the configurations that the tests use. */
class DocumentedConfigurationTest {
  @ParameterizedTest
  @ValueSource(strings = {"hazelcast.xml", "infinispan.xml"})
  void theDocumentationContainsTheFile(String name) throws Exception {
    String file = Files.readString(Path.of("src", "test", "resources", name));
    assertThat(Files.readString(Path.of("..", "docs", "fleet.md"))).contains(file);
  }
}
