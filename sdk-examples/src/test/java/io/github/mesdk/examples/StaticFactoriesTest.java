package io.github.mesdk.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Checks that no class has a static factory that looks like one of its steps, the methods of a
 * chain of calls. A factory that is called by mistake in a chain discards all earlier settings.
 * javac allows such a call on an instance of a class, but not on an instance of an interface.
 */
@Tag("slow")
class StaticFactoriesTest {
  /** One type of each module, to check that every module was scanned. */
  private static final Set<String> ONE_TYPE_PER_MODULE =
      Set.of("Identity", "AccessToken", "OAuth2Issuer", "MeCache", "MockIdentityProvider");

  @Test
  void noFactoryLooksLikeAStep() {
    List<JavaClass> types =
        MainClasses.of("io.github.mesdk").stream()
            .filter(type -> isPublic(type.getModifiers()))
            .toList();
    assertThat(types).extracting(JavaClass::getSimpleName).containsAll(ONE_TYPE_PER_MODULE);
    assertThat(types).flatMap(StaticFactoriesTest::ambiguousFactories).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(classes = {SameName.class, SameParameters.class})
  void aFactoryThatLooksLikeAStepIsFound(Class<?> type) {
    assertThat(ambiguousFactories(new ClassFileImporter().importClass(type))).hasSize(1);
  }

  /** Returns the static factories with the name or the parameters of a step. */
  private static List<String> ambiguousFactories(JavaClass type) {
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

  /** Returns the public methods that return their own type. */
  private static Stream<JavaMethod> ownMethods(JavaClass type, boolean areStatic) {
    return type.getMethods().stream()
        .filter(method -> isPublic(method.getModifiers()))
        .filter(method -> method.getModifiers().contains(JavaModifier.STATIC) == areStatic)
        .filter(method -> method.getRawReturnType().equals(type));
  }

  private static boolean isPublic(Set<JavaModifier> modifiers) {
    return modifiers.contains(JavaModifier.PUBLIC);
  }

  static final class SameName {
    public static SameName with(String all) {
      return new SameName().with(all, "");
    }

    public SameName with(String name, String value) {
      assertThat(name).isNotEqualTo(value);
      return this;
    }
  }

  static final class SameParameters {
    public static SameParameters ofToken(String token) {
      return new SameParameters().withToken(token);
    }

    public SameParameters withToken(String token) {
      assertThat(token).isNotEmpty();
      return this;
    }
  }
}
