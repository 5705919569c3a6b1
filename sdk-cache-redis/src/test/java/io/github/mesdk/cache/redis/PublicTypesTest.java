package io.github.mesdk.cache.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Lists the public types of this module. A new one is a promise to its users. */
class PublicTypesTest {
  @Test
  void theModuleHasExactlyThesePublicTypes() throws IOException {
    Path classes = Path.of("target", "classes", "io", "github", "mesdk", "cache", "redis");
    try (Stream<Path> files = Files.list(classes)) {
      assertThat(
              files
                  .map(file -> file.getFileName().toString())
                  .filter(name -> name.endsWith(".class"))
                  .filter(name -> !name.contains("$") && !name.equals("package-info.class"))
                  .map(name -> name.substring(0, name.length() - ".class".length()))
                  .filter(PublicTypesTest::isPublic))
          .containsExactlyInAnyOrder("RedisStore");
    }
  }

  private static boolean isPublic(String name) {
    try {
      String type = PublicTypesTest.class.getPackageName() + "." + name;
      return Modifier.isPublic(Class.forName(type).getModifiers());
    } catch (ClassNotFoundException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
