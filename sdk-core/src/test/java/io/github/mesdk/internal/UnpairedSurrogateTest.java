package io.github.mesdk.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mesdk.MeClient;
import io.github.mesdk.MeEvent;
import io.github.mesdk.MeListener;
import io.github.mesdk.MeRequest;
import io.github.mesdk.error.DecodeException;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.oidc.UserInfo;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.Krystal;
import io.github.mesdk.provider.MeArguments;
import io.github.mesdk.provider.Oidc;
import io.github.mesdk.testing.Files;
import io.github.mesdk.testing.Providers;
import io.github.mesdk.testing.Servers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A text that a service cut in the middle of a character, over HTTP, in each member in turn. */
class UnpairedSurrogateTest {
  private static final MockWebServer SERVER = Servers.prompt();

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

  @BeforeAll
  static void start() throws IOException {
    SERVER.start();
  }

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  private <T extends CurrentUser> T me(IdentityProvider<T> provider, String body) {
    SERVER.enqueue(Servers.json(200, body));
    reported.clear();
    MeListener listener =
        new MeListener() {
          @Override
          public void callEnded(MeEvent event) {
            reported.addAll(event.unreadableMembers());
          }
        };
    MeArguments arguments = provider.name().equals("krystal") ? Krystal.self() : MeArguments.of();
    return MeClient.builder(provider)
        .listener(listener)
        .build()
        .me(MeRequest.ofToken("t").withArguments(arguments));
  }

  static Stream<IdentityProvider<? extends CurrentUser>> providers() {
    return Providers.all().map(provider -> provider.at(Servers.origin(SERVER)));
  }

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
    String json = model.toString().replace("@half@", HALF);
    return provider
        .payload()
        .map(name -> "{\"success\":true,\"" + name + "\":" + json + "}")
        .orElse(json);
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
      try {
        CurrentUser me = me(provider, body(provider, withHalf(provider, text)));
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
    return Oidc.userInfo(Servers.origin(SERVER).resolve("/me"));
  }

  @Test
  void isReplacedInMembersThatNoModelDeclares() {
    String body =
        "{'sub':'u','a':'%1$s','b':['%1$s',{'c':['%1$s']}],'name':'Ada'}"
            .formatted(HALF)
            .replace('\'', '"');
    UserInfo me = me(oidc(), body);
    assertThat(me.name()).contains("Ada");
    assertThat(me.additionalProperties())
        .isEqualTo(Map.of("a", KEPT, "b", List.of(KEPT, Map.of("c", List.of(KEPT)))));
    assertThat(reported).containsExactly("a", "b");
  }

  @Test
  void aMemberThatTheDescriptionRequiresIsRefused() {
    IdentityProvider<UserInfo> strict =
        IdentityProvider.builder("own", UserInfo.class)
            .baseUrl(Servers.origin(SERVER))
            .subject("sub")
            .strict("team", "nickname")
            .build();
    for (String name : List.of("team", "nickname")) {
      assertThat(
              catchThrowableOfType(
                  DecodeException.class,
                  () -> me(strict, "{\"sub\":\"u\",\"" + name + "\":\"" + HALF + "\"}")))
          .satisfies(failure -> assertThat(failure.path()).isEqualTo(Optional.of(name)));
    }
  }
}
