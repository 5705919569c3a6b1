package io.github.mesdk.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mesdk.model.internal.Strict;
import io.github.mesdk.model.krystal.AuthorizationDetails;
import io.github.mesdk.model.read.JsonTokens;
import io.github.mesdk.model.read.Readers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No value of any member is misread as another user, tenant, state or expiry. */
class StrictMembersTest {
  private static final List<String> JUNK =
      List.of(
          "\"\"",
          "\" \"",
          "\"maybe\"",
          "\"no\"",
          "\"TRUE\"",
          "\"false \"",
          "\"null\"",
          "\"{}\"",
          "\"1e9\"",
          "\"0x1F\"",
          "\"\u0663\"",
          "\"yesterday\"",
          "\"2026-13-01T00:00:00Z\"",
          "\"+10000-01-01T00:00:00Z\"",
          "\"" + "9".repeat(2000) + "\"",
          "2",
          "-1",
          "0.0",
          "1.0",
          "1.5",
          "1e400",
          "1643282255123",
          "99999999999999999999",
          "true",
          "false",
          "[]",
          "[true]",
          "[\"a\"]",
          "[1]",
          "[[]]",
          "{}",
          "{\"a\":1}");

  /** The members whose value may be any text, or any integer. */
  private static final List<String> TEXTS =
      List.of("status", "name", "internal_user_type", "tenant", "iss", "sub", "user_id", "id");

  private static final List<String> INTEGERS = List.of("sub", "user_id", "id", "userId");

  @ParameterizedTest
  @ValueSource(strings = {"testiny", "pulse", "rivergen", "krystal", "cloudbase", "oidc"})
  void junkIsRejectedOrChangesNothingThatDecides(String provider) throws IOException {
    int count = Fixtures.objects(original(provider), List.of()).size();
    for (int i = 0; i < count; i++) {
      ObjectNode object = Fixtures.objects(original(provider), List.of()).get(i);
      for (Map.Entry<String, JsonNode> member : object.properties()) {
        for (String junk : JUNK) {
          if (!isAnotherValue(member, junk)) {
            check(provider, i, member.getKey(), junk);
          }
        }
      }
    }
  }

  /** The documented answer with the undeclared members that an identity is derived from. */
  private static ObjectNode original(String provider) {
    ObjectNode json = Fixtures.tree(provider + "/me.json");
    switch (provider) {
      case "testiny" -> json.put("tenant", "acme");
      case "pulse" -> json.put("active", true).put("expiresAt", "2026-05-01T12:30:00Z");
      case "oidc" -> json.put("iss", "https://issuer.example.test");
      case "rivergen" -> ((ObjectNode) json.get("user")).put("disabled_at", "2026-05-01T12:30:00Z");
      default -> {}
    }
    return json;
  }

  /** Returns whether the junk is a valid value that means something else. */
  private static boolean isAnotherValue(Map.Entry<String, JsonNode> member, String junk) {
    boolean isTime = List.of("expiry", "exp", "nbf").contains(member.getKey());
    return (TEXTS.contains(member.getKey()) && junk.startsWith("\""))
        || (INTEGERS.contains(member.getKey()) && junk.matches("-?[0-9]+"))
        || (member.getValue().isBoolean() && junk.matches("true|false"))
        || (isTime && junk.matches("2|-1|[01]\\.[05]"))
        || (member.getValue().isObject() && junk.startsWith("{"));
  }

  private static void check(String provider, int object, String member, String junk)
      throws IOException {
    Class<? extends CurrentUser> model = FormsTest.MODELS.get(provider);
    List<Object> before = decisive(Fixtures.USERS_MAPPER.treeToValue(original(provider), model));
    ObjectNode changed = original(provider);
    Fixtures.objects(changed, List.of()).get(object).put(member, "HERE");
    String json = changed.toString().replace("\"HERE\"", junk);
    for (CurrentUser read : read(json, model)) {
      assertThat(decisive(read)).as("%s = %s", member, junk).isEqualTo(before);
    }
  }

  private static List<CurrentUser> read(String json, Class<? extends CurrentUser> model) {
    List<CurrentUser> read = new ArrayList<>();
    try {
      read.add(Fixtures.USERS_MAPPER.readValue(json, model));
    } catch (IOException rejected) {
      // as it should be
    }
    try (JsonTokens in = JsonTokens.of(json.getBytes(UTF_8))) {
      read.add(Readers.read(model, in));
    } catch (IOException | RuntimeException rejected) {
      // left to databind
    }
    return read;
  }

  private static List<Object> decisive(CurrentUser user) {
    Identity identity = user.identity();
    return List.of(
        identity.subject(),
        identity.tenant(),
        identity.active(),
        identity.anonymous(),
        identity.expiresAt());
  }

  @Test
  void jacksonSeesWhichMembersAreStrict() {
    ObjectMapper mapper = new ObjectMapper();
    BeanDescription read =
        mapper
            .getDeserializationConfig()
            .introspect(mapper.constructType(AuthorizationDetails.Builder.class));
    List<String> strict =
        read.findProperties().stream()
            .filter(BeanPropertyDefinition::hasSetter)
            .filter(member -> member.getSetter().hasAnnotation(Strict.class))
            .map(BeanPropertyDefinition::getName)
            .toList();
    assertThat(strict).containsExactlyInAnyOrder("expiry", "session");
  }
}
