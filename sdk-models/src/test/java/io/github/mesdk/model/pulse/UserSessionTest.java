package io.github.mesdk.model.pulse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mesdk.model.Fixtures;
import io.github.mesdk.model.Identity;
import io.github.mesdk.model.Membership;
import io.github.mesdk.model.ModelContractTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserSessionTest extends ModelContractTest<UserSession> {
  private static final Instant EXPIRY = Instant.parse("2026-03-01T12:00:00Z");

  UserSessionTest() {
    super(UserSession.class, "pulse", List.of("id", "email", "token"), List.of());
  }

  @Override
  protected boolean mayBeEmpty(String name) {
    return !name.equals("id");
  }

  @Override
  protected Map<String, Object> extras(UserSession answer) {
    return answer.additionalProperties();
  }

  @Test
  void theDocumentedAnswerIsRead() throws Exception {
    UserSession me = read(me());
    assertThat(me.id()).isZero();
    assertThat(me.email()).isEqualTo("string");
    assertThat(me.createdBy()).contains("string");
    assertThat(me.updatedBy()).contains("string");
    assertThat(me.createdAt()).contains(Instant.parse("2026-01-02T03:04:05.678Z"));
    assertThat(me.updatedAt()).contains(Instant.parse("2026-02-03T04:05:06Z"));
    Account account =
        Account.builder()
            .accountId("string")
            .accountName("string")
            .usersPrimaryAccount(false)
            .accountAdmin(false)
            .build();
    assertThat(me.primaryAccount()).contains(account);
    assertThat(me.accounts()).containsExactly(account);
    assertThat(me.flatRolesList()).containsExactly("string");
    assertThat(me.flatPermissionsList()).containsExactly("string");
    assertThat(me.token()).isEqualTo("string");
    assertThat(me.additionalProperties()).isEmpty();
  }

  @Test
  void aRoundTripKeepsTheJson() throws Exception {
    assertThat(write(read(me())).toString()).isEqualTo(me().toString());
  }

  @Test
  void anIdAsDecimalTextIsRead() throws Exception {
    ObjectNode json = minimal().put("id", "4711");
    assertThat(read(json)).isEqualTo(read(minimal()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "+1", "1.0", "0x1", "١", "9223372036854775808"})
  void otherTextIsNotAnId(String id) {
    ObjectNode json = minimal().put("id", id);
    assertThatThrownBy(() -> read(json)).isInstanceOf(JsonProcessingException.class);
  }

  @Test
  void theTokenIsInJsonButNotInToString() throws Exception {
    UserSession me = session().build();
    assertThat(write(me).path("token").asText()).isEqualTo("s3cr3t");
    assertThat(me.toString()).doesNotContain("s3cr3t").contains("token=***");
    assertThat(me.identity().toString()).doesNotContain("s3cr3t");
    assertThat(Fixtures.USERS_MAPPER.writeValueAsString(me.identity())).doesNotContain("s3cr3t");
  }

  @Test
  void theSessionIsMappedToAnIdentity() {
    UserSession me =
        session()
            .addFlatRolesList("admin")
            .addFlatPermissionsList("readApplications")
            .addAccounts(account("2").accountName("Engines").accountAdmin(true).build())
            .putAdditionalProperties("active", true)
            .putAdditionalProperties("expiresAt", EXPIRY.toString())
            .build();
    assertThat(me.identity())
        .isEqualTo(
            Identity.builder()
                .provider("pulse")
                .subject("7")
                .email("ada@example.com")
                .addRoles("admin")
                .addPermissions("readApplications")
                .addOrganizations(
                    Membership.builder().id("2").name("Engines").administrator(true).build())
                .active(true)
                .expiresAt(EXPIRY)
                .build());
  }

  @Test
  void missingMembersStayAbsentInTheIdentity() {
    assertThat(session().build().identity())
        .isEqualTo(
            Identity.builder().provider("pulse").subject("7").email("ada@example.com").build());
  }

  @Test
  void anUnlistedPrimaryAccountIsFirst() {
    UserSession me =
        session()
            .primaryAccount(account("1").build())
            .addAccounts(account("2").build(), account("3").build())
            .build();
    assertThat(organizations(me)).containsExactly("1", "2", "3");
  }

  @Test
  void aListedPrimaryAccountOccursOnce() {
    UserSession me =
        session()
            .primaryAccount(account("3").build())
            .addAccounts(account("2").build(), account("3").build())
            .build();
    assertThat(organizations(me)).containsExactly("2", "3");
  }

  @Test
  void accountsWithoutAnIdAreIgnored() {
    Account nameless = Account.builder().accountName("Engines").build();
    UserSession me =
        session().primaryAccount(nameless).addAccounts(account("").build(), nameless).build();
    assertThat(organizations(me)).isEmpty();
  }

  @Test
  void anExpiryOrStateOfAnotherTypeIsRejected() {
    for (Object expiry : List.of("in a week", "", 1_700_000_000, true)) {
      UserSession.Builder session = session().putAdditionalProperties("expiresAt", expiry);
      assertThatThrownBy(session::build)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("expiresAt");
    }
    for (Object state : List.of("yes", "", 2, 1.5, List.of(true))) {
      UserSession.Builder session = session().putAdditionalProperties("active", state);
      assertThatThrownBy(session::build)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("active");
    }
  }

  @Test
  void aSuspendedUserIsInactive() {
    for (Object no : List.of(false, "false", "False", "0", 0)) {
      UserSession me = session().putAdditionalProperties("active", no).build();
      assertThat(me.identity().active()).contains(false);
    }
    for (Object yes : List.of(true, "true", "True", "1", 1)) {
      UserSession me = session().putAdditionalProperties("active", yes).build();
      assertThat(me.identity().active()).contains(true);
    }
  }

  @Test
  void nullElementsOfListsAreDropped() throws Exception {
    ObjectNode json = minimal();
    for (String name : List.of("accounts", "flatRolesList", "flatPermissionsList")) {
      json.putArray(name).addNull();
    }
    assertThat(read(json)).isEqualTo(read(minimal()));
  }

  @Test
  void anAdditionalPropertyWithTheNameOfASetMemberIsRejected() {
    Account.Builder account = account("2").putAdditionalProperties("accountId", "1");
    assertThatThrownBy(account::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("accountId is a declared member of Account");
    UserSession.Builder session = session().putAdditionalProperties("token", "t");
    assertThatThrownBy(session::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("token is a declared member of UserSession");
  }

  private static UserSession.Builder session() {
    UserSession.Builder builder = UserSession.builder();
    builder.id(7).email("ada@example.com").token("s3cr3t");
    return builder;
  }

  private static Account.Builder account(String id) {
    Account.Builder builder = Account.builder();
    builder.accountId(id);
    return builder;
  }

  private static List<String> organizations(UserSession me) {
    return me.identity().organizations().stream().map(Membership::id).toList();
  }
}
