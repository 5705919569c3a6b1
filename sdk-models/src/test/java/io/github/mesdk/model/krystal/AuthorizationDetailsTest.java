package io.github.mesdk.model.krystal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mesdk.model.ModelContractTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationDetailsTest extends ModelContractTest<AuthorizationDetails> {
  private static final Set<String> TIMES =
      Set.of(
          "identity_check_verified_at",
          "organization_updated_at",
          "expiry",
          "session_created_at",
          "logged_in_at");

  private static final Role BILLING =
      role("billing", "Billing", "Pays invoices", "org_1").requireTwoFactorAuth(false).build();

  AuthorizationDetailsTest() {
    super(AuthorizationDetails.class, "krystal", List.of("user", "id"), List.of());
  }

  @Override
  protected Map<String, Object> extras(AuthorizationDetails answer) {
    return answer.additionalProperties();
  }

  @Override
  protected boolean isRequiredHere(int object, String name) {
    // An organization of the permissions has an id too; the user is the second object.
    return name.equals("user") || object == 1;
  }

  @Override
  protected boolean isAllowed(String name, JsonNode before, JsonNode after) {
    // A fraction of a second is also valid.
    return (TIMES.contains(name) && after.isNumber())
        || (before.asText().equals("user_1") && after.isIntegralNumber())
        || super.isAllowed(name, before, after);
  }

  @Test
  void theDocumentedUserIsRead() throws Exception {
    assertThat(read(me()).user())
        .isEqualTo(
            User.builder()
                .id("user_1")
                .name("Ada Lovelace")
                .firstName("Ada")
                .lastName("Lovelace")
                .timeZone("Europe/London")
                .twoFactorAuthEnabled(true)
                .emailAddress("ada@example.com")
                .addEmailAddresses("ada@example.com", "lovelace@example.com")
                .addRoles("billing", "support")
                .addRolesDetails(
                    role("support", "Support", "Answers questions", "org_2")
                        .requireTwoFactorAuth(true)
                        .build())
                .addRolePermissions("invoices.pay", "tickets.read")
                .identityCheckState(new IdentityCheckState("string"))
                .identityCheckVerifiedAt(Instant.ofEpochSecond(1_700_000_000))
                .addOrganizations(
                    OrganizationUser.builder()
                        .userId("user_1")
                        .organizationId("org_1")
                        .owner(true)
                        .organizationUpdatedAt(Instant.ofEpochSecond(1_700_000_001))
                        .build())
                .build());
  }

  @Test
  void theDocumentedSessionIsRead() throws Exception {
    assertThat(read(me()).session())
        .contains(
            SessionValidity.builder()
                .active(true)
                .trusted(false)
                .addReasonsToDistrust("string")
                .trustedIpAddress(false)
                .twoFactorAuth(true)
                .sessionCreatedAt(Instant.ofEpochSecond(1_700_000_003))
                .loggedInAt(Instant.ofEpochSecond(1_700_000_004))
                .build());
  }

  @Test
  void theDocumentedPermissionsAreRead() throws Exception {
    assertThat(read(me()).userPermissions())
        .contains(
            UserPermissions.builder()
                .admin(
                    AdminDetails.builder()
                        .addRoles(
                            role("auditor", "Auditor", "Reads everything", "org_0")
                                .requireTwoFactorAuth(true)
                                .build())
                        .addPermissions("logs.read")
                        .build())
                .addOrganizations(
                    OrganizationDetails.builder()
                        .id("org_1")
                        .owner(true)
                        .addRoles(BILLING)
                        .addPermissions("invoices.pay")
                        .build())
                .build());
  }

  @Test
  void theRestOfTheDocumentedAnswerIsRead() throws Exception {
    AuthorizationDetails me = read(me());
    assertThat(me.clientId()).contains("app_1");
    assertThat(me.expiry()).contains(Instant.ofEpochSecond(1_700_000_002));
    assertThat(me.scopes()).containsExactly("user.profile");
    assertThat(me.organizationOwner()).contains(true);
    assertThat(me.roles()).containsExactly("billing");
    assertThat(me.rolesDetails()).containsExactly(BILLING);
    assertThat(me.rolePermissions()).containsExactly("invoices.pay");
    assertThat(me.additionalProperties()).isEmpty();
  }

  @Test
  void aRoundTripKeepsTheJson() throws Exception {
    assertThat(write(read(me())).toString()).isEqualTo(me().toString());
  }

  @Test
  void nullElementsOfListsAreDropped() throws Exception {
    AuthorizationDetails me =
        read(
            """
            {"user":{"id":"u","email_addresses":[null],"roles":[null,"a"],"roles_details":[null],
             "role_permissions":[null],"organizations":[null]},
             "scopes":[null],"session":{"reasons_to_distrust":[null]},
             "user_permissions":{"admin":{"roles":[null],"permissions":[null]},
             "organizations":[null,{"roles":[null],"permissions":[null,"b"]}]},
             "roles":[null],"roles_details":[null],"role_permissions":[null,"c"]}
            """);
    assertThat(me.user()).isEqualTo(User.builder().id("u").addRoles("a").build());
    assertThat(me.session()).contains(SessionValidity.builder().build());
    assertThat(me.userPermissions())
        .contains(
            UserPermissions.builder()
                .admin(AdminDetails.builder().build())
                .addOrganizations(OrganizationDetails.builder().addPermissions("b").build())
                .build());
    assertThat(me.scopes()).isEmpty();
    assertThat(me.roles()).isEmpty();
    assertThat(me.rolesDetails()).isEmpty();
    assertThat(me.rolePermissions()).containsExactly("c");
  }

  @Test
  void everyStateOfTheIdentityCheckIsKept() throws Exception {
    ObjectNode json = me();
    ((ObjectNode) json.get("user")).put("identity_check_state", "under_review");
    AuthorizationDetails me = read(json);
    assertThat(me.user().identityCheckState()).contains(new IdentityCheckState("under_review"));
    assertThat(me.user().toString()).contains("identityCheckState=under_review");
    assertThat(write(me).at("/user/identity_check_state").asText()).isEqualTo("under_review");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"\"", "1.0", "{}", "[\"u\"]"})
  void invalidIdsAreRejected(String id) {
    assertThatThrownBy(() -> read("{\"user\":{\"id\":" + id + "}}"))
        .isInstanceOf(JsonProcessingException.class);
  }

  @Test
  void anIdIsRequired() {
    assertThatThrownBy(() -> User.builder().build()).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> User.builder().id("").build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the id is blank");
    assertThatThrownBy(() -> AuthorizationDetails.builder().build())
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void toStringOmitsUnknownMembers() throws Exception {
    String json = "{\"user\":{\"id\":\"u\",\"a\":\"s3cr3t\"},\"token\":\"s3cr3t\"}";
    assertThat(read(json).toString()).doesNotContain("s3cr3t").contains("id=u");
  }

  private static Role.Builder role(
      String name, String label, String description, String organization) {
    Role.Builder role = Role.builder();
    role.name(name).label(label).description(description).organizationId(organization);
    return role;
  }
}
