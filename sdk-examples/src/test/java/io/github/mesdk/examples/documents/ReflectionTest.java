package io.github.mesdk.examples.documents;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import io.github.mesdk.examples.MainClasses;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code docs/native-image.md} names each method of the SDK that uses reflection. */
@Tag("slow")
class ReflectionTest {
  /** The methods, as patterns, that look up something by name or by structure. */
  private static final Map<String, String> REFLECTIVE =
      Map.ofEntries(
          entry(
              "java.lang.Class",
              "forName|newInstance|getRecordComponents|getResource.*"
                  + "|get(Declared)?(Class|Constructor|Field|Method)(e?s)?"),
          entry("java.lang.ClassLoader", ".*"),
          entry("java.lang.Module", "getResource.*"),
          entry("java.lang.reflect.Method", "invoke"),
          entry("java.lang.reflect.Field", "get|set"),
          entry("java.lang.reflect.Constructor", "newInstance"),
          entry("java.lang.reflect.Proxy", ".*"),
          entry("java.lang.invoke.MethodHandles$Lookup", ".*"),
          entry("java.util.ResourceBundle", ".*"),
          entry("java.util.ServiceLoader", ".*"),
          entry("java.io.ObjectInputStream", "readObject"),
          entry("com.fasterxml.jackson.databind.ObjectReader", "readValue.*"),
          entry("com.fasterxml.jackson.databind.ObjectWriter", "writeValue.*"),
          entry(
              "com.fasterxml.jackson.databind.ObjectMapper",
              "readValue.*|readerFor.*|writerFor.*|writeValue.*|convertValue|treeToValue|valueToTree"));

  private static boolean isReflective(JavaAccess<?> access) {
    String methods = REFLECTIVE.get(access.getTargetOwner().getName());
    return methods != null && access.getTarget().getName().matches(methods);
  }

  @Test
  void thePageNamesEachMethodThatUsesReflection() throws Exception {
    Set<String> used =
        MainClasses.of("io.github.mesdk").stream()
            .filter(type ->
                !type.getPackageName().matches("io[.]github[.]mesdk[.](testkit|examples).*"))
            .flatMap(type -> type.getAccessesFromSelf().stream())
            .filter(ReflectionTest::isReflective)
            .map(access ->
                access.getOriginOwner().getSimpleName() + "." + access.getOrigin().getName())
            .collect(Collectors.toCollection(TreeSet::new));
    String page =
        Files.readString(Path.of("").toAbsolutePath().resolveSibling("docs/native-image.md"));
    Set<String> named =
        page.lines()
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.split("\\|", -1)[1])
            .flatMap(cell -> Pattern.compile("`([^`]+)`").matcher(cell).results())
            .map(name -> name.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(used).isEqualTo(named).isNotEmpty();
  }
}
