package io.github.mesdk.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mesdk.http.Scrubber;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.Krystal;
import io.github.mesdk.testing.Files;
import io.github.mesdk.testing.Providers;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ShownPathsTest {
  static Stream<IdentityProvider<? extends CurrentUser>> providers() {
    return Providers.all();
  }

  /**
   * The paths of all members with a type of their own; {@code meta} and others are free objects.
   */
  private static void addPaths(JsonNode object, String path, Set<String> paths) {
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      JsonNode value = member.getValue();
      String here = path + member.getKey();
      boolean isFree = here.matches(".*(meta|metadata|profile|preferences|custom|settings).*");
      if (!isFree) {
        paths.add(here);
        addPaths(
            value.isArray() ? value.path(0) : value,
            here + (value.isArray() ? "[0]." : "."),
            paths);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("providers")
  void theNameOfAKnownMemberIsShownEvenIfItIsASecret(IdentityProvider<?> provider) {
    Set<String> paths = new HashSet<>();
    addPaths(Files.tree(provider.name() + "/me-minimal.json"), "", paths);
    assertThat(paths).isNotEmpty();
    for (String path : paths) {
      Scrubber scrubber =
          Scrubber.of(List.of(path.replaceAll(".*\\.", ""), path + "_0815", path, "0", "_"));
      assertThat(new ShownPaths(provider, scrubber).shown(path)).isEqualTo(path);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "user.Tok3n-0123456789abcdef, user.***",
    "user.id.Tok3n-0123456789abcdef, user.id.***",
    "user.546f6b336e2d30313233343536373839616263646566, user.***",
    "x[1].Tok3n-0123456.789abcdef, x[1].***",
    "Tok3n-0123456789abcdef[2].id, ***[2].id",
    "user.nickName, user.nickName",
    "k7.id, ***.id"
  })
  void aNameThatTheServiceMadeUpIsMasked(String path, String shown) {
    Scrubber scrubber =
        Scrubber.of(List.of("Tok3n-0123456789abcdef", "Tok3n-0123456.789abcdef", "k7"));
    assertThat(new ShownPaths(Krystal.provider(), scrubber).shown(path)).isEqualTo(shown);
  }

  @Test
  void pathsOfTheDescriptionAreShown() {
    Scrubber scrubber = Scrubber.of(List.of("user", "id"));
    assertThat(new ShownPaths(Krystal.provider(), scrubber).shown(List.of("user.id", "user")))
        .containsExactly("user.id", "user");
  }
}
