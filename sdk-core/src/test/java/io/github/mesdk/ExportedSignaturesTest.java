package io.github.mesdk;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests the public API: no signature contains a Jackson type (annotations excepted), and no factory
 * method shares its name with an accessor.
 */
@Tag("slow")
class ExportedSignaturesTest {

  private static List<JavaClass> exported() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.github.mesdk")
            .stream()
            .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
            .filter(type -> !type.getPackageName().contains(".internal"))
            .toList();
  }

  @Test
  void containNoJacksonType() {
    assertThat(exported())
        .hasSizeGreaterThan(50)
        .allSatisfy(type -> assertThat(jacksonTypes(type)).as(type.getName()).isEmpty());
  }

  /** In code completion a factory and an accessor of the same name look alike. */
  @Test
  void doNotNameAFactoryLikeAnAccessor() {
    assertThat(exported())
        .allSatisfy(type -> {
          Set<String> accessors = new HashSet<>(methods(type, false));
          accessors.retainAll(methods(type, true));
          assertThat(accessors).as(type.getName()).isEmpty();
        });
    assertThat(methods(new ClassFileImporter().importClass(Optional.class), true)).contains("of");
    assertThat(methods(new ClassFileImporter().importClass(Optional.class), false)).contains("get");
  }

  private static Set<String> methods(JavaClass type, boolean areStatic) {
    return type.getMethods().stream()
        .filter(ExportedSignaturesTest::isExported)
        .filter(method -> method.getModifiers().contains(JavaModifier.STATIC) == areStatic)
        .map(JavaMember::getName)
        .collect(toSet());
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        AsParent.class,
        AsBound.class,
        InField.class,
        InConstructor.class,
        InArgumentOfArgument.class,
        InThrows.class
      })
  void areCheckedAtEveryPosition(Class<?> type) {
    assertThat(jacksonTypes(new ClassFileImporter().importClass(type))).isNotEmpty();
  }

  /** The Jackson types in the signatures of this type. */
  private static Stream<String> jacksonTypes(JavaClass type) {
    Stream<JavaType> members =
        type.getMembers().stream()
            .filter(ExportedSignaturesTest::isExported)
            .flatMap(ExportedSignaturesTest::types);
    return Stream.of(
            type.getSuperclass().stream(),
            type.getInterfaces().stream(),
            type.getTypeParameters().stream(),
            members)
        .<JavaType>flatMap(Function.identity())
        .flatMap(one -> one.getAllInvolvedRawTypes().stream())
        .map(JavaClass::getName)
        .filter(name -> name.startsWith("com.fasterxml"));
  }

  private static boolean isExported(JavaMember member) {
    return member.getModifiers().contains(JavaModifier.PUBLIC)
        || member.getModifiers().contains(JavaModifier.PROTECTED);
  }

  private static Stream<JavaType> types(JavaMember member) {
    if (member instanceof JavaField field) {
      return Stream.of(field.getType());
    }
    JavaCodeUnit code = (JavaCodeUnit) member;
    return Stream.of(
            Stream.of(code.getReturnType()),
            code.getParameterTypes().stream(),
            code.getTypeParameters().stream(),
            code.getExceptionTypes().stream())
        .flatMap(Function.identity());
  }

  abstract static class AsParent extends ArrayList<JsonNode> {
    private static final long serialVersionUID = 1L;
  }

  interface AsBound<T extends Comparable<? super JsonNode>> {
    T get();
  }

  abstract static class InField {
    protected List<JsonNode> nodes = List.of();
  }

  abstract static class InConstructor {
    protected InConstructor(JsonNode node) {
      assertThat(node).isNotNull();
    }
  }

  interface InArgumentOfArgument {
    void take(Map<String, List<? extends JsonNode>> nodes);
  }

  interface InThrows {
    void read() throws JsonProcessingException;
  }
}
