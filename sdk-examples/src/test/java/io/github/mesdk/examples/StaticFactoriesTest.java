package io.github.mesdk.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * In a chain of calls, a static factory in place of a step drops all that was set before. javac
 * lets it pass on an instance of a class, not of an interface: a class has no factory that looks
 * like one of its steps.
 */
class StaticFactoriesTest {
  /** All modules, each with a type by which to see that it was read. */
  private static final Set<String> OF_EACH_MODULE =
      Set.of("Identity", "AccessToken", "OAuth2Issuer", "MeCache", "MockIdentityProvider");

  @Test
  void cannotBeMistakenForSteps() {
    List<JavaClass> types =
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.github.mesdk")
                .stream()
                .filter(type -> isPublic(type.getModifiers()))
                .toList();
    assertThat(types).extracting(JavaClass::getSimpleName).containsAll(OF_EACH_MODULE);
    assertThat(types).flatMap(StaticFactoriesTest::traps).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(classes = {OfTheSameName.class, OfTheSameShape.class})
  void areFoundWhereTheyCan(Class<?> trap) {
    assertThat(traps(new ClassFileImporter().importClass(trap))).hasSize(1);
  }

  /** The static factories with the name or with the parameters of a step. */
  private static List<String> traps(JavaClass type) {
    List<JavaMethod> steps = ownMethods(type, false).toList();
    return ownMethods(type, true)
        .filter(factory -> !type.isInterface())
        .filter(factory -> steps.stream().anyMatch(step -> looksLike(step, factory)))
        .map(JavaMethod::getFullName)
        .toList();
  }

  private static boolean looksLike(JavaMethod step, JavaMethod factory) {
    return step.getName().equals(factory.getName())
        || step.getRawParameterTypes().equals(factory.getRawParameterTypes());
  }

  /** The public methods that return their own type. */
  private static Stream<JavaMethod> ownMethods(JavaClass type, boolean areStatic) {
    return type.getMethods().stream()
        .filter(method -> isPublic(method.getModifiers()))
        .filter(method -> method.getModifiers().contains(JavaModifier.STATIC) == areStatic)
        .filter(method -> method.getRawReturnType().equals(type));
  }

  private static boolean isPublic(Set<JavaModifier> modifiers) {
    return modifiers.contains(JavaModifier.PUBLIC);
  }

  static final class OfTheSameName {
    public static OfTheSameName with(String all) {
      return new OfTheSameName().with(all, "");
    }

    public OfTheSameName with(String name, String value) {
      assertThat(name).isNotEqualTo(value);
      return this;
    }
  }

  static final class OfTheSameShape {
    public static OfTheSameShape ofToken(String token) {
      return new OfTheSameShape().withToken(token);
    }

    public OfTheSameShape withToken(String token) {
      assertThat(token).isNotEmpty();
      return this;
    }
  }
}
