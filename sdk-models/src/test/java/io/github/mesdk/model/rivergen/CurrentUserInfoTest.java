package io.github.mesdk.model.rivergen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mesdk.model.ModelContractTest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CurrentUserInfoTest extends ModelContractTest<CurrentUserInfo> {
  private static final Instant NEW_YEAR = Instant.parse("2024-01-01T00:00:00Z");

  CurrentUserInfoTest() {
    super(
        CurrentUserInfo.class,
        "rivergen",
        List.of("user", "id"),
        List.of("profile", "user_metadata"));
  }

  @Override
  protected Map<String, Object> extras(CurrentUserInfo answer) {
    return answer.additionalProperties();
  }

  @Override
  protected boolean isRequiredHere(int object, String name) {
    // Organizations and workspaces have an id too; the user is the second object.
    return name.equals("user") || object == 1;
  }

  @Test
  void theDocumentedUserIsRead() throws Exception {
    assertThat(read(me()).user())
        .isEqualTo(
            User.builder()
                .id(123)
                .displayName("John Doe")
                .primaryEmail("user@example.com")
                .profileImageUrl("https://...")
                .createdAt(NEW_YEAR)
                .updatedAt(Instant.parse("2024-01-01T12:00:00Z"))
                .systemAdmin(false)
                .build());
  }

  @Test
  void theDocumentedMembershipsAreRead() throws Exception {
    CurrentUserInfo me = read(me());
    assertThat(me.organizations())
        .containsExactly(
            Organization.builder()
                .id(1)
                .name("Acme Corp")
                .domain("acme.com")
                .plan(Plan.ENTERPRISE)
                .admin(true)
                .joinedAt(NEW_YEAR)
                .source(JoinSource.SIGNUP)
                .build());
    assertThat(me.workspaces())
        .containsExactly(
            Workspace.builder()
                .id(1)
                .name("Default Workspace")
                .slug("default-workspace")
                .defaultWorkspace(true)
                .createdAt(NEW_YEAR)
                .build());
  }

  @Test
  void theRestOfTheDocumentedAnswerIsRead() throws Exception {
    CurrentUserInfo me = read(me());
    assertThat(me.emails())
        .containsExactly(
            EmailAddress.builder()
                .email("user@example.com")
                .verified(true)
                .primary(true)
                .createdAt(NEW_YEAR)
                .build());
    assertThat(me.security())
        .contains(
            SecuritySummary.builder()
                .mfaEnabled(true)
                .addMfaMethods("totp")
                .socialAccountsCount(1)
                .addConnectedProviders("github")
                .totalLoginAttempts(45)
                .activeSessions(3)
                .build());
    assertThat(me.additionalProperties()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "\"7\""})
  void idsAsDecimalTextAreRead(String id) throws Exception {
    CurrentUserInfo me =
        read(
            "{\"user\":{\"id\":ID},\"organizations\":[{\"id\":ID}],\"workspaces\":[{\"id\":ID}]}"
                .replace("ID", id));
    assertThat(me.user().id()).isEqualTo(7);
    assertThat(me.organizations().get(0).id()).contains(7L);
    assertThat(me.workspaces().get(0).id()).contains(7L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "\"user_123\"", "\"+7\"", "7.0", "99999999999999999999", "[7]"})
  void invalidIdsAreRejected(String id) {
    for (String json :
        List.of(
            "{\"user\":{\"id\":ID}}",
            "{\"user\":{\"id\":1},\"organizations\":[{\"id\":ID}]}",
            "{\"user\":{\"id\":1},\"workspaces\":[{\"id\":ID}]}")) {
      if (id.equals("\"\"") && !json.startsWith("{\"user\":{\"id\":ID")) {
        continue; // the id of a list element is optional
      }
      assertThatThrownBy(() -> read(json.replace("ID", id)))
          .isInstanceOf(JsonProcessingException.class);
    }
  }

  @Test
  void unknownPlansAndSourcesAreKept() throws Exception {
    ObjectNode json = me();
    ((ObjectNode) json.at("/organizations/0")).put("plan", "galactic").put("source", "scim");
    CurrentUserInfo me = read(json);
    assertThat(me.organizations().get(0).plan()).contains(new Plan("galactic"));
    assertThat(me.organizations().get(0).source()).contains(new JoinSource("scim"));
    assertThat(me.organizations().get(0).toString()).contains("plan=galactic", "source=scim");
    assertThat(write(me)).isEqualTo(write(read(write(me))));
    assertThat(write(me).at("/organizations/0/plan").asText()).isEqualTo("galactic");
    assertThat(write(me).at("/organizations/0/source").asText()).isEqualTo("scim");
  }

  @Test
  void nullElementsOfListsAreDropped() throws Exception {
    CurrentUserInfo me =
        read(
            """
            {"user":{"id":1},"emails":[null],"organizations":[null],"workspaces":[null],
             "security":{"mfa_methods":[null,"totp"],"connected_providers":[null]}}
            """);
    assertThat(me.emails()).isEmpty();
    assertThat(me.organizations()).isEmpty();
    assertThat(me.workspaces()).isEmpty();
    assertThat(me.security().orElseThrow().mfaMethods()).containsExactly("totp");
    assertThat(me.security().orElseThrow().connectedProviders()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"profile", "user_metadata"})
  void jsonObjectsAreExactAndImmutable(String name) throws Exception {
    String free = "{\"big\":12345678901234567890,\"list\":[0.10,null,{\"a\":true}]}";
    CurrentUserInfo me = read("{\"user\":{\"id\":1,\"" + name + "\":" + free + "}}");
    Map<String, Object> object =
        name.equals("profile") ? me.user().profile() : me.user().userMetadata();
    assertThat(object)
        .containsEntry("list", Arrays.asList(new BigDecimal("0.10"), null, Map.of("a", true)));
    assertThat(write(me).at("/user/" + name + "/big").asText()).isEqualTo("12345678901234567890");
    assertThatThrownBy(() -> object.put("x", 1)).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> ((List<?>) object.get("list")).clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void jsonObjectsThatAreNotJsonAreRejected() {
    User.Builder builder = User.builder().id(1).putProfile("x", new Object());
    assertThatThrownBy(builder::build).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aUserWithoutAnIdIsRejected() {
    assertThatThrownBy(() -> User.builder().build()).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> CurrentUserInfo.builder().build())
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void toStringOmitsJsonObjectsAndUnknownMembers() throws Exception {
    String json =
        """
        {"user":{"id":7,"profile":{"a":"s3cr3t"},"user_metadata":{"b":"s3cr3t"},"c":"s3cr3t"},
         "d":"s3cr3t"}
        """;
    assertThat(read(json).toString()).doesNotContain("s3cr3t").contains("id=7");
  }
}
