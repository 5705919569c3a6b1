package io.github.mesdk.jackson3;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.Identity;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Both versions of Jackson read and write each model in the same way, byte for byte. */
class EveryModelTest {

  static Stream<Arguments> fixtures() {
    return Mappers.MODELS.keySet().stream()
        .sorted()
        .flatMap(
            provider -> Stream.of("me", "me-minimal").map(name -> Arguments.of(provider, name)));
  }

  private static byte[] writtenByJackson2(Object model) throws Exception {
    return Mappers.JACKSON_2.writeValueAsBytes(model);
  }

  private static <T> void assertSame(Class<T> type, String json) throws Exception {
    T expected = Mappers.JACKSON_2.readValue(json, type);
    T read = Mappers.JACKSON_3.readValue(json, type);
    assertThat(read).isEqualTo(expected).hasSameHashCodeAs(expected);
    byte[] written = Mappers.JACKSON_3.writeValueAsBytes(read);
    assertThat(new String(written, StandardCharsets.UTF_8))
        .isEqualTo(new String(writtenByJackson2(expected), StandardCharsets.UTF_8));
    assertThat(Mappers.JACKSON_3.readValue(written, type)).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void aFixtureIsReadAndWrittenAsByJackson2(String provider, String name) throws Exception {
    assertSame(Mappers.MODELS.get(provider), Mappers.fixture(provider, name));
  }

  /** Every member in turn becomes text, a number, a fraction, a list, an object and null. */
  @ParameterizedTest
  @MethodSource("fixtures")
  void anOddMemberHasTheSameResult(String provider, String name) throws Exception {
    Class<? extends CurrentUser> model = Mappers.MODELS.get(provider);
    ObjectNode json = (ObjectNode) Mappers.JACKSON_2.readTree(Mappers.fixture(provider, name));
    for (ObjectNode object : objects(json)) {
      for (String member : object.propertyStream().map(Map.Entry::getKey).toList()) {
        JsonNode before = object.get(member);
        for (String odd :
            List.of("\"odd\"", "7", "1.50", "[1,{}]", "{\"a\":[2.0]}", "null", "true")) {
          object.set(member, Mappers.JACKSON_2.readTree(odd));
          assertSameOutcome(model, json.toString());
        }
        object.set(member, before);
      }
    }
  }

  private static List<ObjectNode> objects(JsonNode root) {
    return Stream.concat(
            root instanceof ObjectNode object ? Stream.of(object) : Stream.empty(),
            root.valueStream().flatMap(child -> objects(child).stream()))
        .toList();
  }

  private static void assertSameOutcome(Class<?> model, String json) throws Exception {
    try {
      Mappers.JACKSON_2.readValue(json, model);
    } catch (com.fasterxml.jackson.databind.JsonMappingException refused) {
      assertThat(ErrorsTest.failure(json, model))
          .as(json)
          .hasMessageStartingWith(refused.getOriginalMessage());
      return;
    }
    assertSame(model, json);
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void anUnknownMemberIsKeptWithAllDigits(String provider, String name) throws Exception {
    String numbers =
        "\"added\":[1.10,1E+400,-0.0,123456789012345678901234567890,2147483648,null,true,\"\\u20ac\"]";
    String json =
        Mappers.fixture(provider, name)
            .replaceFirst("\\{", "{" + numbers + ",\"more\":{\"a\":1.50},");
    assertSame(Mappers.MODELS.get(provider), json);
    assertThat(
            Mappers.JACKSON_3.writeValueAsString(
                Mappers.JACKSON_3.readValue(json, Mappers.MODELS.get(provider))))
        .contains("1.10", "1E+400", "123456789012345678901234567890", "{\"a\":1.50}");
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void theIdentityIsReadAndWrittenAsByJackson2(String provider, String name) throws Exception {
    Identity identity =
        Mappers.JACKSON_2
            .readValue(Mappers.fixture(provider, name), Mappers.MODELS.get(provider))
            .identity();
    assertSame(Identity.class, new String(writtenByJackson2(identity), StandardCharsets.UTF_8));
  }

  @Test
  void everyNestedModelIsReadAndWrittenAsByJackson2() throws Exception {
    Map<Class<?>, Object> found = new HashMap<>();
    for (Map.Entry<String, Class<? extends CurrentUser>> model : Mappers.MODELS.entrySet()) {
      CurrentUser user =
          Mappers.JACKSON_2.readValue(Mappers.fixture(model.getKey(), "me"), model.getValue());
      collect(user, found);
    }
    for (Map.Entry<Class<?>, Object> model : found.entrySet()) {
      assertSame(
          model.getKey(), new String(writtenByJackson2(model.getValue()), StandardCharsets.UTF_8));
    }
    Set<String> declared =
        new ClassFileImporter()
            .importPackages("io.github.mesdk.model").stream()
                .filter(type -> type.isAnnotatedWith(JsonDeserialize.class))
                .filter(type -> type.isInterface() && !type.isAnnotation())
                .map(JavaClass::getName)
                .collect(Collectors.toSet());
    assertThat(found.keySet().stream().map(Class::getName).collect(Collectors.toSet()))
        .hasSizeGreaterThan(20)
        .isEqualTo(declared);
  }

  static Stream<Class<?>> openValues() {
    return new ClassFileImporter()
        .importPackages("io.github.mesdk.model").stream()
            .filter(type -> type.isRecord() && !type.getPackageName().endsWith(".read"))
            .filter(type -> Modifier.isPublic(type.reflect().getModifiers()))
            .map(JavaClass::reflect);
  }

  @ParameterizedTest
  @MethodSource("openValues")
  void anOpenValueIsReadAndWrittenAsByJackson2(Class<?> type) throws Exception {
    assertSame(type, "\"a new value\"");
    for (String odd : List.of("7", "true", "\"\"", "{}", "[]", "1.5", "\"\\ud800\"")) {
      assertSameOutcome(type, odd);
    }
  }

  /** Adds the value, if it is a model, and every model that its methods return. */
  private static void collect(Object value, Map<Class<?>, Object> found) throws Exception {
    if (value instanceof Optional<?> optional) {
      collect(optional.orElse(null), found);
    } else if (value instanceof Collection<?> list) {
      for (Object element : list) {
        collect(element, found);
      }
    } else if (value != null) {
      for (Class<?> type : value.getClass().getInterfaces()) {
        if (type.isAnnotationPresent(JsonDeserialize.class)) {
          found.put(type, value);
          for (Method method : type.getMethods()) {
            if (method.getParameterCount() == 0 && !Modifier.isStatic(method.getModifiers())) {
              collect(method.invoke(value), found);
            }
          }
        }
      }
    }
  }
}
