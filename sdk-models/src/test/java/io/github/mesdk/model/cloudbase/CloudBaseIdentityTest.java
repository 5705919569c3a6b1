package io.github.mesdk.model.cloudbase;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.model.Identity;
import org.junit.jupiter.api.Test;

class CloudBaseIdentityTest {

  @Test
  void theProfileIsMappedToAnIdentity() {
    Profile.Builder builder = profile().username("ada").name("Ada Lovelace");
    builder.email("ada@example.com").phoneNumber("+86 13000000000").picture("https://p.example");
    Profile me =
        builder
            .status(Status.ACTIVE)
            .internalUserType(InternalUserType.GENERAL_USER)
            .addGroups(Group.builder().id("user").build())
            .putAdditionalProperties("email_verified", true)
            .putAdditionalProperties("locale", "en-GB")
            .putAdditionalProperties("zoneinfo", "Europe/London")
            .build();
    assertThat(me.identity())
        .isEqualTo(
            Identity.builder()
                .provider("cloudbase")
                .subject("1")
                .username("ada")
                .name("Ada Lovelace")
                .email("ada@example.com")
                .emailVerified(true)
                .phoneNumber("+86 13000000000")
                .picture("https://p.example")
                .locale("en-GB")
                .zoneInfo("Europe/London")
                .addGroups("user")
                .active(true)
                .anonymous(false)
                .build());
  }

  @Test
  void missingMembersStayAbsent() {
    assertThat(profile().build().identity()).isEqualTo(minimalIdentity());
  }

  @Test
  void emptyTextIsAbsent() {
    Profile.Builder builder = profile().username("").name("").email("").phoneNumber("");
    Profile me =
        builder
            .picture("")
            .status(new Status(""))
            .internalUserType(new InternalUserType(""))
            .addGroups(Group.builder().id("").build(), Group.builder().build())
            .putAdditionalProperties("locale", "")
            .putAdditionalProperties("zoneinfo", "")
            .build();
    assertThat(me.identity()).isEqualTo(minimalIdentity());
  }

  @Test
  void anUndeclaredMemberOfAnotherTypeIsIgnored() {
    Profile me =
        profile()
            .putAdditionalProperties("email_verified", "yes")
            .putAdditionalProperties("locale", 1)
            .putAdditionalProperties("zoneinfo", false)
            .build();
    assertThat(me.identity()).isEqualTo(minimalIdentity());
  }

  @Test
  void subTakesPrecedenceOverUserId() {
    assertThat(profile().userId("2").build().identity().subject()).isEqualTo("1");
    assertThat(profile().sub("").userId("2").build().identity().subject()).isEqualTo("2");
  }

  @Test
  void anyOtherStatusIsInactive() {
    Profile me = profile().status(new Status("BLOCKED")).build();
    assertThat(me.identity().active()).contains(false);
    Profile lowerCase = profile().status(new Status("active")).build();
    assertThat(lowerCase.identity().active()).contains(false);
  }

  @Test
  void aGuestIsRecognizedByNameOrKind() {
    assertThat(profile().name("anonymous").build().identity().anonymous()).contains(true);
    Profile kind = profile().internalUserType(InternalUserType.ANONYMOUS).build();
    assertThat(kind.identity().anonymous()).contains(true);
    Profile name = profile().name("anonymous").internalUserType(new InternalUserType("x")).build();
    assertThat(name.identity().anonymous()).contains(true);
  }

  @Test
  void anyOtherKindIsNotAGuest() {
    Profile me = profile().internalUserType(InternalUserType.ADMINISTRATOR).build();
    assertThat(me.identity().anonymous()).contains(false);
    assertThat(profile().name("Ada").build().identity().anonymous()).isEmpty();
  }

  private static Profile.Builder profile() {
    return Profile.builder().sub("1");
  }

  private static Identity minimalIdentity() {
    return Identity.builder().provider("cloudbase").subject("1").build();
  }
}
