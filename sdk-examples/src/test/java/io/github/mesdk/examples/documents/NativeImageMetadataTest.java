package io.github.mesdk.examples.documents;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The metadata for native-image in each jar with models names all classes of their packages, and
 * the classes that databind creates to read or write a member.
 */
@Tag("slow")
class NativeImageMetadataTest {
  private static final String ENTRY =
      "    {\"type\": \"%s\", \"allDeclaredConstructors\": true, \"allDeclaredMethods\": true,"
          + " \"allDeclaredFields\": true}";

  /** Returns the source of the metadata in a module. */
  static Path file(String module) {
    Path folder = Path.of("..", module, "src/main/resources/META-INF/native-image");
    return folder.resolve("io.github.mesdk").resolve(module).resolve("reachability-metadata.json");
  }

  private static String expected(String module) {
    JavaClasses classes = Published.classes(module);
    Set<String> ofModels =
        classes.stream()
            .filter(type -> type.getSimpleName().startsWith("Immutable"))
            .map(JavaClass::getPackageName)
            .collect(toSet());
    return classes.stream()
        .filter(type -> ofModels.contains(type.getPackageName()) || isCodec(type))
        .filter(type -> !type.isAnonymousClass() && !type.getName().endsWith("package-info"))
        .map(JavaClass::getName)
        .sorted()
        .map(ENTRY::formatted)
        .collect(joining(",\n", "{\n  \"reflection\": [\n", "\n  ]\n}\n"));
  }

  private static boolean isCodec(JavaClass type) {
    return type.isAssignableTo(JsonDeserializer.class) || type.isAssignableTo(JsonSerializer.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sdk-models", "sdk-oauth2", "sdk-providers"})
  void theMetadataNamesEachModel(String module) throws IOException {
    String expected = expected(module);
    Path written = Path.of("target", module + "-reachability-metadata.json");
    Files.writeString(written, expected);
    assertThat(file(module)).as("as in %s", written).hasContent(expected);
  }
}
