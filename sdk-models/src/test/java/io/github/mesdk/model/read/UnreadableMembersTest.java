package io.github.mesdk.model.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mesdk.model.internal.UnreadableMembers;
import io.github.mesdk.model.oidc.UserInfo;
import io.github.mesdk.model.rivergen.CurrentUserInfo;
import io.github.mesdk.model.testiny.AuthInfo;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnreadableMembersTest {
  private static final String JSON =
      """
      {"a": {"b_c": [{"d-1": 9}, [7, {"e": 9}]], "an e-mail@example.test": {"f": 9}}}
      """;

  @Test
  void aPathNamesMembersAndIndexes() throws IOException {
    try (JsonParser tokens = new ObjectMapper().createParser(JSON);
        JsonParser tree = new ObjectMapper().readTree(JSON).traverse()) {
      assertThat(nines("", tokens).paths())
          .containsExactly("a.b_c[0].d-1", "a.b_c[1][1].e", "a.?.f")
          .isEqualTo(nines("", tree).paths());
    }
  }

  @Test
  void aPathStartsWithThePathOfTheRoot() throws IOException {
    try (JsonParser in = new ObjectMapper().createParser(JSON)) {
      assertThat(nines("data", in).paths()).startsWith("data.a.b_c[0].d-1");
    }
  }

  @Test
  void aThousandMembersAreCountedAndTwentyAreNamed() throws IOException {
    UnreadableMembers members = new UnreadableMembers("");
    try (JsonParser in = new ObjectMapper().createParser("{\"a\":1}")) {
      in.nextToken();
      in.nextToken();
      for (int i = 0; i < 1000; i++) {
        members.add(in.getParsingContext());
      }
    }
    assertThat(members.paths()).hasSize(20).containsOnly("a");
    assertThat(members.count()).isEqualTo(1000);
  }

  @Test
  void valuesThatCannotBeReadAreKeptAndNamed() throws IOException {
    UserInfo me =
        read(
            UserInfo.class,
            """
            {"sub":"u-1","email":"a@example.test","email_verified":"maybe","name":["a",["b"]],
             "updated_at":"Wed Apr 04 18:45:44 CEST 2018","locale":{"country":"US","n":1.50},
             "address":"1 Main St","zoneinfo":7,"gender":false}
            """,
            "email_verified",
            "name",
            "updated_at",
            "locale",
            "address",
            "zoneinfo",
            "gender");
    assertThat(me)
        .isEqualTo(
            UserInfo.builder()
                .sub("u-1")
                .email("a@example.test")
                .putAdditionalProperties("email_verified", "maybe")
                .putAdditionalProperties("name", List.of("a", List.of("b")))
                .putAdditionalProperties("updated_at", "Wed Apr 04 18:45:44 CEST 2018")
                .putAdditionalProperties(
                    "locale", Map.of("country", "US", "n", new BigDecimal("1.50")))
                .putAdditionalProperties("address", "1 Main St")
                .putAdditionalProperties("zoneinfo", 7)
                .putAdditionalProperties("gender", false)
                .build());
  }

  @Test
  void theSmallestObjectThatHasTheMemberKeepsItsValue() throws IOException {
    CurrentUserInfo me =
        read(
            CurrentUserInfo.class,
            """
            {"user":{"id":1,"profile":[],"created_at":"today"},"emails":{"a":1},"security":[],
             "organizations":[{"id":1},{"id":"acme","plan":{},"name":"Acme"}],
             "workspaces":[{"is_default":[true],"slug":"a"}]}
            """,
            "user.profile",
            "user.created_at",
            "emails",
            "security",
            "organizations[1].id",
            "organizations[1].plan",
            "workspaces[0].is_default");
    assertThat(me.user().additionalProperties())
        .isEqualTo(Map.of("profile", List.of(), "created_at", "today"));
    assertThat(me.additionalProperties())
        .isEqualTo(Map.of("emails", Map.of("a", 1L), "security", List.of()));
    assertThat(me.organizations().get(1).name()).contains("Acme");
    assertThat(me.organizations().get(1).additionalProperties())
        .isEqualTo(Map.of("id", "acme", "plan", Map.of()));
    assertThat(me.workspaces().get(0).additionalProperties())
        .isEqualTo(Map.of("is_default", List.of(true)));
  }

  @Test
  void anAnswerWithTenThousandOfThemIsReadInOnePass() throws IOException {
    StringBuilder sessions = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      sessions.append(i == 0 ? "" : ",").append("{\"loginAt\":[[\"never\"]],\"id\":{}}");
    }
    String json = "{\"userId\":1,\"sessions\":[" + sessions + "]}";
    try (JsonTokens in = JsonTokens.of(json.getBytes(UTF_8))) {
      assertThat(Readers.read(AuthInfo.class, in).sessions()).hasSize(10_000);
      assertThat(in.unreadableCount()).isEqualTo(20_000);
      assertThat(in.unreadable()).hasSize(20).startsWith("sessions[0].loginAt", "sessions[0].id");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"sub\":\"u\",\"name\":1,\"name\":1}",
        "{\"sub\":\"u\",\"name\":1,\"name\":\"a\"}",
        "{\"sub\":\"u\",\"address\":{\"region\":{\"a\":1,\"a\":2}}}",
        "{\"sub\":\"u\",\"name\":[\"\\ud83d\"]}",
        "{\"sub\":\"u\",\"name\":[1",
        "{\"name\":1}",
      })
  void databindDecidesOnAnythingElse(String json) throws IOException {
    try (JsonTokens in = JsonTokens.of(json.getBytes(UTF_8))) {
      assertThatThrownBy(() -> Readers.read(UserInfo.class, in)).isInstanceOf(Exception.class);
    }
  }

  private static <T> T read(Class<T> model, String json, String... unreadable) throws IOException {
    try (JsonTokens in = JsonTokens.of(json.getBytes(UTF_8))) {
      T answer = Readers.read(model, in);
      in.requireEnd();
      assertThat(in.unreadable()).containsExactly(unreadable);
      assertThat(in.unreadableCount()).isEqualTo(unreadable.length);
      return answer;
    }
  }

  private static UnreadableMembers nines(String prefix, JsonParser in) throws IOException {
    UnreadableMembers members = new UnreadableMembers(prefix);
    while (in.nextToken() != null) {
      if (in.hasToken(JsonToken.VALUE_NUMBER_INT) && in.getIntValue() == 9) {
        members.add(in.getParsingContext());
      }
    }
    return members;
  }
}
