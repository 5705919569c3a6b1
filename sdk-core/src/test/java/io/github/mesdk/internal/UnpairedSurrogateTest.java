package io.github.mesdk.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mesdk.error.DecodeException;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.oidc.UserInfo;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.Oidc;
import io.github.mesdk.testing.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A text that a service cut in the middle of a character, over HTTP, in each member in turn. */
class UnpairedSurrogateTest extends AnswersOverHttp {

  /** As JSON. No tree can be written with half of a pair. */
  private static final String HALF = "half \\ud83d";

  private static final String KEPT = "half \uFFFD";

  /** The models require these members, or access depends on them. */
  private static final Set<String> STRICT =
      Set.of(
          "testiny/tokenExpiresAt",
          "pulse/email",
          "pulse/token",
          "krystal/user/id",
          "cloudbase/internal_user_type",
          "cloudbase/name",
          "cloudbase/status",
          "cloudbase/sub",
          "cloudbase/user_id",
          "oidc/sub");

  private final List<String> reported = new ArrayList<>();

  /** Adds the pointers of all texts in {@code json}, and of the objects in it. */
  private static void addTexts(JsonNode json, String pointer, List<String> texts) {
    if (json.isTextual()) {
      texts.add(pointer);
    } else if (json instanceof ObjectNode object) {
      object.properties().forEach(e -> addTexts(e.getValue(), pointer + "/" + e.getKey(), texts));
    } else if (json instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        addTexts(list.get(i), pointer + "/" + i, texts);
      }
    }
  }

  private static String body(IdentityProvider<?> provider, JsonNode model) {
    return body(provider, model.toString().replace("@half@", HALF));
  }

  private static ObjectNode withHalf(IdentityProvider<?> provider, String pointer) {
    ObjectNode model = Files.tree(provider.name() + "/me.json");
    int last = pointer.lastIndexOf('/');
    JsonNode parent = model.at(pointer.substring(0, last));
    String name = pointer.substring(last + 1);
    if (parent instanceof ArrayNode list) {
      list.set(Integer.parseInt(name), list.textNode("@half@"));
    } else {
      ((ObjectNode) parent).put(name, "@half@");
    }
    return model;
  }

  @ParameterizedTest
  @MethodSource("providers")
  void costsOneMemberUnlessAccessDependsOnIt(IdentityProvider<? extends CurrentUser> provider) {
    List<String> texts = new ArrayList<>();
    addTexts(Files.tree(provider.name() + "/me.json"), "", texts);
    Set<String> refused = new TreeSet<>();
    for (String text : texts) {
      reported.clear();
      try {
        CurrentUser me = me(provider, body(provider, withHalf(provider, text)), reported);
        assertThat(reported).as(text).hasSize(1);
        JsonNode written = Files.USERS_MAPPER.valueToTree(me);
        assertThat(written.at(text).asText()).as(text).isEqualTo(KEPT);
        assertThat(me.identity().toString()).as(text).doesNotContain("half");
      } catch (DecodeException failed) {
        assertThat(failed.path()).as(text).isPresent();
        refused.add(provider.name() + text.replaceAll("/\\d+/", "/0/"));
      }
    }
    Set<String> expected = new TreeSet<>(STRICT);
    expected.removeIf(path -> !path.startsWith(provider.name() + "/"));
    assertThat(refused).isEqualTo(expected);
  }

  private static IdentityProvider<UserInfo> oidc() {
    return Oidc.userInfo(origin().resolve("/me"));
  }

  @Test
  void isReplacedInMembersThatNoModelDeclares() {
    String body =
        "{'sub':'u','a':'%1$s','b':['%1$s',{'c':['%1$s']}],'name':'Ada'}"
            .formatted(HALF)
            .replace('\'', '"');
    UserInfo me = me(oidc(), body, reported);
    assertThat(me.name()).contains("Ada");
    assertThat(me.additionalProperties())
        .isEqualTo(Map.of("a", KEPT, "b", List.of(KEPT, Map.of("c", List.of(KEPT)))));
    assertThat(reported).containsExactly("a", "b");
  }

  /** Two tenants must not become one, because the user id is unique only within its tenant. */
  @ParameterizedTest
  @CsvSource({"testiny,tenant", "oidc,iss"})
  void anUndeclaredMemberThatNamesTheTenantIsRefused(String name, String member) {
    IdentityProvider<? extends CurrentUser> provider = provider(name);
    String body = body(provider, Files.tree(name + "/me.json").put(member, "@half@"));
    DecodeException failure =
        catchThrowableOfType(DecodeException.class, () -> me(provider, body, reported));
    assertThat(failure).as(member).isNotNull();
    assertThat(failure.path()).as(member).isPresent();
  }

  @Test
  void aMemberThatTheDescriptionRequiresIsRefused() {
    IdentityProvider<UserInfo> strict =
        IdentityProvider.builder("own", UserInfo.class)
            .baseUrl(origin())
            .subject("sub")
            .strict("team", "nickname")
            .build();
    for (String name : List.of("team", "nickname")) {
      assertThat(
              catchThrowableOfType(
                  DecodeException.class,
                  () -> me(strict, "{\"sub\":\"u\",\"" + name + "\":\"" + HALF + "\"}", reported)))
          .satisfies(failure -> assertThat(failure.path()).isEqualTo(Optional.of(name)));
    }
  }
}
