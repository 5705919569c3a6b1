package io.github.mesdk.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mesdk.model.cloudbase.Profile;
import io.github.mesdk.model.read.JsonTokens;
import io.github.mesdk.model.read.Readers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The generated readers know which values every answer has. */
class RequiredValuesTest {
  /** In place of a value: absent, null, blank. */
  private static final List<String> NO_VALUES = List.of("", "null", "\"\"", "\" \"");

  @ParameterizedTest
  @ValueSource(strings = {"testiny", "pulse", "rivergen", "krystal", "cloudbase", "oidc"})
  void aPathIsRequiredIfNoAnswerCanBeReadWithoutAValueThere(String provider) {
    Class<? extends CurrentUser> model = FormsTest.MODELS.get(provider);
    List<String> required = new ArrayList<>();
    for (String path : paths("", Fixtures.tree(provider + "/me.json"))) {
      boolean isRequired = NO_VALUES.stream().noneMatch(value -> isRead(provider, path, value));
      assertThat(Readers.requiresOneOf(model, List.of("another", path)))
          .as(path)
          .isEqualTo(isRequired);
      if (isRequired) {
        required.add(path);
      }
    }
    assertThat(required).hasSizeBetween(model == Profile.class ? 0 : 1, 2);
  }

  @Test
  void oneOfTwoAlternativesIsRequiredOnlyIfBothAreNamed() {
    assertThat(Readers.requiresOneOf(Profile.class, List.of("sub", "user_id"))).isTrue();
    assertThat(Readers.requiresOneOf(Profile.class, List.of("user_id", "name"))).isFalse();
    for (String sub : NO_VALUES) {
      assertThat(isRead("cloudbase", "sub", sub)).isTrue();
      for (String userId : NO_VALUES) {
        ObjectNode json = Fixtures.tree("cloudbase/me.json");
        replace(json, "sub", sub);
        replace(json, "user_id", userId);
        assertThat(isRead(Profile.class, json)).isFalse();
      }
    }
  }

  @Test
  void nothingIsKnownOfAnotherModel() {
    assertThat(Readers.requiresOneOf(CurrentUser.class, List.of("sub", "id"))).isFalse();
  }

  /** Returns the paths of all members that are not inside a list. */
  private static List<String> paths(String prefix, JsonNode object) {
    List<String> paths = new ArrayList<>();
    object
        .properties()
        .forEach(member -> {
          paths.add(prefix + member.getKey());
          paths.addAll(paths(prefix + member.getKey() + ".", member.getValue()));
        });
    return paths;
  }

  private static boolean isRead(String provider, String path, String value) {
    ObjectNode json = Fixtures.tree(provider + "/me.json");
    replace(json, path, value);
    return isRead(FormsTest.MODELS.get(provider), json);
  }

  private static void replace(ObjectNode json, String path, String value) {
    int dot = path.lastIndexOf('.');
    ObjectNode object =
        dot < 0 ? json : (ObjectNode) json.at("/" + path.substring(0, dot).replace('.', '/'));
    object.set(path.substring(dot + 1), parsed(value));
    if (value.isEmpty()) {
      object.remove(path.substring(dot + 1));
    }
  }

  private static @Nullable JsonNode parsed(String value) {
    try {
      return Fixtures.USERS_MAPPER.readTree(value);
    } catch (IOException invalid) {
      throw new AssertionError(invalid);
    }
  }

  private static boolean isRead(Class<? extends CurrentUser> model, ObjectNode json) {
    try (JsonTokens in = JsonTokens.of(json.toString().getBytes(UTF_8))) {
      Readers.read(model, in);
      return true;
    } catch (IOException | RuntimeException rejected) {
      return false;
    }
  }
}
