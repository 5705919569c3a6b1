package io.github.mesdk.model.krystal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.model.Identity;
import io.github.mesdk.model.Membership;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class KrystalIdentityTest {
  private static final User ADA = User.builder().id("user_1").build();

  @Test
  void everyMappedMemberIsMapped() {
    assertThat(everything().identity())
        .isEqualTo(
            Identity.builder()
                .provider("krystal")
                .subject("user_1")
                .name("Ada Lovelace")
                .email("ada@example.com")
                .zoneInfo("Europe/London")
                .addRoles("billing")
                .addPermissions("invoices.pay")
                .addOrganizations(membership("org_1", true))
                .mfaEnabled(true)
                .active(true)
                .expiresAt(Instant.ofEpochSecond(1_700_000_000))
                .build());
  }

  @Test
  void missingMembersStayAbsent() {
    assertThat(AuthorizationDetails.builder().user(ADA).build().identity())
        .isEqualTo(Identity.builder().provider("krystal").subject("user_1").build());
  }

  @Test
  void aMissingNameIsJoinedFromItsParts() {
    User.Builder builder = User.builder();
    builder.id("user_1").firstName("Ada").lastName("Lovelace");
    assertThat(nameOf(builder.build())).isEqualTo("Ada Lovelace");
    builder.name("");
    assertThat(nameOf(builder.build())).isEqualTo("Ada Lovelace");
    builder.name("Countess Lovelace");
    assertThat(nameOf(builder.build())).isEqualTo("Countess Lovelace");
  }

  @Test
  void onlyRightsInTheContextOfTheRequestAreMapped() {
    User everywhere =
        User.builder().id("user_1").addRoles("owner").addRolePermissions("all.delete").build();
    UserPermissions elsewhere =
        UserPermissions.builder()
            .admin(AdminDetails.builder().addPermissions("logs.read").build())
            .addOrganizations(
                OrganizationDetails.builder().id("org_2").addPermissions("tickets.read").build())
            .build();
    Identity identity =
        AuthorizationDetails.builder()
            .user(everywhere)
            .userPermissions(elsewhere)
            .build()
            .identity();
    assertThat(identity.roles()).isEmpty();
    assertThat(identity.permissions()).isEmpty();
    assertThat(identity.groups()).isEmpty();
  }

  @Test
  void organizationsOfThePermissionsAreFirstAndOccurOnce() {
    User user =
        User.builder()
            .id("user_1")
            .addOrganizations(member("org_3", true))
            .addOrganizations(member("org_1", true))
            .addOrganizations(member("org_0", false))
            .build();
    assertThat(organizations(user, details("org_2", true), details("org_1", false)))
        .containsExactly(
            membership("org_2", true),
            membership("org_1", false),
            membership("org_3", true),
            membership("org_0", false));
  }

  @Test
  void anOrganizationInBothListsIsCompleted() {
    User user =
        User.builder()
            .id("user_1")
            .addOrganizations(
                OrganizationUser.builder()
                    .organizationId("org_1")
                    .owner(true)
                    .putAdditionalProperties("organization_name", "Acme")
                    .build())
            .build();
    assertThat(organizations(user, OrganizationDetails.builder().id("org_1").build()))
        .containsExactly(Membership.builder().id("org_1").name("Acme").administrator(true).build());
  }

  @Test
  void anOrganizationNameThatIsNotTextIsIgnored() {
    OrganizationDetails named =
        OrganizationDetails.builder()
            .id("org_1")
            .putAdditionalProperties("organization_name", "Acme")
            .build();
    OrganizationDetails numbered =
        OrganizationDetails.builder()
            .id("org_2")
            .putAdditionalProperties("organization_name", 2)
            .build();
    assertThat(organizations(ADA, named, numbered))
        .containsExactly(
            Membership.builder().id("org_1").name("Acme").build(),
            Membership.builder().id("org_2").build());
  }

  @Test
  void organizationsWithoutAnIdAreIgnored() {
    User user =
        User.builder()
            .id("user_1")
            .addOrganizations(OrganizationUser.builder().owner(true).build())
            .addOrganizations(member("", true))
            .build();
    assertThat(organizations(user, OrganizationDetails.builder().owner(true).build())).isEmpty();
  }

  @Test
  void onlyTheSessionDecidesWhetherAUserIsActive() {
    AuthorizationDetails.Builder builder = AuthorizationDetails.builder();
    builder.user(ADA).session(SessionValidity.builder().active(false).build());
    assertThat(builder.build().identity().active()).contains(false);
    builder.session(SessionValidity.builder().trusted(true).build());
    assertThat(builder.build().identity().active()).isEmpty();
  }

  private static AuthorizationDetails everything() {
    return AuthorizationDetails.builder()
        .user(
            User.builder()
                .id("user_1")
                .name("Ada Lovelace")
                .timeZone("Europe/London")
                .twoFactorAuthEnabled(true)
                .emailAddress("ada@example.com")
                .addOrganizations(member("org_1", true))
                .build())
        .expiry(Instant.ofEpochSecond(1_700_000_000))
        .session(SessionValidity.builder().active(true).build())
        .addRoles("billing")
        .addRolePermissions("invoices.pay")
        .build();
  }

  private static String nameOf(User user) {
    Identity identity = AuthorizationDetails.builder().user(user).build().identity();
    return identity.name().orElseThrow();
  }

  private static List<Membership> organizations(User user, OrganizationDetails... details) {
    return AuthorizationDetails.builder()
        .user(user)
        .userPermissions(UserPermissions.builder().addOrganizations(details).build())
        .build()
        .identity()
        .organizations();
  }

  private static OrganizationDetails details(String id, boolean owner) {
    return OrganizationDetails.builder().id(id).owner(owner).build();
  }

  private static OrganizationUser member(String id, boolean owner) {
    return OrganizationUser.builder().organizationId(id).owner(owner).build();
  }

  private static Membership membership(String id, boolean administrator) {
    return Membership.builder().id(id).administrator(administrator).build();
  }
}
