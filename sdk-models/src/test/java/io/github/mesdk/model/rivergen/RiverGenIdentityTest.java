package io.github.mesdk.model.rivergen;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.model.Identity;
import io.github.mesdk.model.Membership;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RiverGenIdentityTest {
  private static final User ADA = User.builder().id(7).build();

  @Test
  void everyMappedMemberIsMapped() {
    CurrentUserInfo me =
        CurrentUserInfo.builder()
            .user(
                User.builder()
                    .id(7)
                    .displayName("Ada Lovelace")
                    .primaryEmail("ada@example.com")
                    .profileImageUrl("https://example.com/ada.png")
                    .build())
            .addEmails(email("ada@example.com").verified(true).build())
            .addOrganizations(Organization.builder().id(3).name("Acme").admin(true).build())
            .security(SecuritySummary.builder().mfaEnabled(true).build())
            .build();
    assertThat(me.identity())
        .isEqualTo(
            Identity.builder()
                .provider("rivergen")
                .subject("7")
                .name("Ada Lovelace")
                .email("ada@example.com")
                .emailVerified(true)
                .picture("https://example.com/ada.png")
                .addOrganizations(
                    Membership.builder().id("3").name("Acme").administrator(true).build())
                .mfaEnabled(true)
                .active(true)
                .build());
  }

  @Test
  void missingMembersStayAbsent() {
    assertThat(CurrentUserInfo.builder().user(ADA).build().identity())
        .isEqualTo(Identity.builder().provider("rivergen").subject("7").active(true).build());
  }

  @Test
  void theAddressMarkedAsPrimaryIsTheFallback() {
    CurrentUserInfo me =
        CurrentUserInfo.builder()
            .user(ADA)
            .addEmails(email("old@example.com").verified(true).build())
            .addEmails(email("no@example.com").primary(false).build())
            .addEmails(EmailAddress.builder().primary(true).build())
            .addEmails(email("ada@example.com").primary(true).verified(false).build())
            .build();
    assertThat(me.identity().email()).contains("ada@example.com");
    assertThat(me.identity().emailVerified()).contains(false);
  }

  @Test
  void anEmptyPrimaryAddressIsAbsent() {
    CurrentUserInfo me =
        CurrentUserInfo.builder()
            .user(User.builder().id(7).primaryEmail("").build())
            .addEmails(email(" ").primary(true).build())
            .addEmails(email("ada@example.com").primary(true).build())
            .build();
    assertThat(me.identity().email()).contains("ada@example.com");
    assertThat(me.identity().emailVerified()).isEmpty();
  }

  @Test
  void onlyTheEntryOfTheSameAddressDecidesIgnoringCase() {
    CurrentUserInfo.Builder builder =
        CurrentUserInfo.builder()
            .user(User.builder().id(7).primaryEmail("Ada@Example.com").build())
            .addEmails(email("other@example.com").primary(true).verified(true).build());
    assertThat(builder.build().identity().emailVerified()).isEmpty();
    builder.addEmails(email("ada@example.COM").verified(true).build());
    assertThat(builder.build().identity().emailVerified()).contains(true);
  }

  @Test
  void contradictoryEntriesAreNotVerified() {
    CurrentUserInfo me =
        CurrentUserInfo.builder()
            .user(User.builder().id(7).primaryEmail("ada@example.com").build())
            .addEmails(email("ADA@example.com").verified(true).build())
            .addEmails(email("ada@example.com").verified(false).build())
            .build();
    assertThat(me.identity().emailVerified()).contains(false);
  }

  @Test
  void organizationsWithoutAnIdAreIgnored() {
    CurrentUserInfo me =
        CurrentUserInfo.builder()
            .user(ADA)
            .addOrganizations(Organization.builder().name("Nameless").build())
            .addOrganizations(Organization.builder().id(3).build())
            .build();
    assertThat(me.identity().organizations()).containsExactly(Membership.builder().id("3").build());
  }

  @Test
  void aDisabledUserIsInactive() {
    User disabled = User.builder().id(7).disabledAt(Instant.parse("2024-01-01T00:00:00Z")).build();
    assertThat(CurrentUserInfo.builder().user(disabled).build().identity().active())
        .contains(false);
  }

  @Test
  void aSystemAdministratorHasNoRole() {
    User admin = User.builder().id(7).systemAdmin(true).build();
    Identity identity = CurrentUserInfo.builder().user(admin).build().identity();
    assertThat(identity.roles()).isEmpty();
    assertThat(identity.permissions()).isEmpty();
    assertThat(identity.groups()).isEmpty();
  }

  private static EmailAddress.Builder email(String address) {
    return EmailAddress.builder().email(address);
  }
}
