package io.github.mesdk.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.spring.Me;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The public API of the starter; all other types are package-private. */
class PublicTypesTest {
  private static final Path CLASSES = classes();

  private static Path classes() {
    try {
      return Path.of(Me.class.getProtectionDomain().getCodeSource().getLocation().toURI());
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
            "io.github.mesdk.spring.Me",
            "io.github.mesdk.spring.MeClientCustomizer",
            "io.github.mesdk.spring.MePrincipal",
            "io.github.mesdk.spring.ProviderLookup",
            "io.github.mesdk.spring.boot.MeClientAutoConfiguration",
            "io.github.mesdk.spring.boot.MeHealthAutoConfiguration",
            "io.github.mesdk.spring.boot.MeObservationAutoConfiguration",
            "io.github.mesdk.spring.boot.MeRedisAutoConfiguration",
            "io.github.mesdk.spring.boot.MeReactiveSecurityAutoConfiguration",
            "io.github.mesdk.spring.boot.MeServletSecurityAutoConfiguration");
  }
}
