package io.github.mesdk.spring.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The public API of the test support; all other types are package-private. */
class PublicTypesTest {
  private static final Path CLASSES = classes();

  private static Path classes() {
    try {
      return Path.of(WithMe.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isPublic(String name) {
    try {
      Class<?> type = Class.forName(name, false, PublicTypesTest.class.getClassLoader());
      return Modifier.isPublic(type.getModifiers());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void theseTypesArePublic() throws IOException {
    List<String> names;
    try (Stream<Path> files = Files.walk(CLASSES)) {
      names =
          files
              .map(file -> CLASSES.relativize(file).toString())
              .filter(file -> file.endsWith(".class"))
              .filter(file -> !file.contains("$") && !file.endsWith("package-info.class"))
              .map(file -> file.replace(".class", "").replace('/', '.'))
              .filter(PublicTypesTest::isPublic)
              .toList();
    }
    assertThat(names)
        .containsExactlyInAnyOrder(
            "io.github.mesdk.spring.test.AutoConfigureMockIdentityProvider",
            "io.github.mesdk.spring.test.WithMe");
  }
}
