package io.github.mesdk.model.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mesdk.model.Identity;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OidcIdentityTest {

  @Test
  void claimsAreMappedToAnIdentity() {
    UserInfo.Builder builder = user().preferredUsername("ada").name("Ada Lovelace");
    builder.email("ada@example.com").emailVerified(true).phoneNumber("+44 20 7946 0958");
    UserInfo me =
        builder
            .picture("https://p.example")
            .locale("en-GB")
            .zoneinfo("Europe/London")
            .putAdditionalProperties("iss", "https://id.example.com")
            .putAdditionalProperties("roles", List.of("admin"))
            .putAdditionalProperties("groups", List.of("staff", "engines"))
            .build();
    assertThat(me.identity())
        .isEqualTo(
            Identity.builder()
                .provider("oidc")
                .tenant("https://id.example.com")
                .subject("1")
                .username("ada")
                .name("Ada Lovelace")
                .email("ada@example.com")
                .emailVerified(true)
                .phoneNumber("+44 20 7946 0958")
                .picture("https://p.example")
                .locale("en-GB")
                .zoneInfo("Europe/London")
                .addRoles("admin")
                .addGroups("staff", "engines")
                .build());
  }

  @Test
  void missingClaimsStayAbsent() {
    assertThat(user().build().identity()).isEqualTo(minimalIdentity());
  }

  @Test
  void aMissingNameIsJoinedFromItsParts() {
    UserInfo.Builder parts = user().givenName("Ada").familyName("Lovelace");
    assertThat(parts.build().identity().name()).contains("Ada Lovelace");
    assertThat(parts.name(" ").build().identity().name()).contains("Ada Lovelace");
    assertThat(parts.name("A. L.").build().identity().name()).contains("A. L.");
    assertThat(user().familyName("Lovelace").build().identity().name()).contains("Lovelace");
  }

  @Test
  void anUndeclaredMemberOfAnotherTypeIsIgnored() {
    UserInfo me =
        user()
            .putAdditionalProperties("roles", 1)
            .putAdditionalProperties("groups", Map.of("staff", true))
            .build();
    assertThat(me.identity()).isEqualTo(minimalIdentity());
  }

  @Test
  void anIssuerThatIsNotTextIsRejected() {
    assertThatThrownBy(user().putAdditionalProperties("iss", 1)::build)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("iss");
  }

  @Test
  void aSingleTextIsAListOfOne() {
    UserInfo me =
        user()
            .putAdditionalProperties("roles", "admin")
            .putAdditionalProperties("groups", " ")
            .build();
    assertThat(me.identity().roles()).containsExactly("admin");
    assertThat(me.identity().groups()).isEmpty();
  }

  @Test
  void elementsThatAreNotTextAreIgnored() {
    UserInfo me =
        user().putAdditionalProperties("roles", Arrays.asList(null, "admin", 1, true)).build();
    assertThat(me.identity().roles()).containsExactly("admin");
  }

  @Test
  void aScopeIsNotAPermission() {
    UserInfo me = user().putAdditionalProperties("scope", "openid admin").build();
    assertThat(me.identity()).isEqualTo(minimalIdentity());
  }

  @Test
  void theMembersOfAVendorsMappingTakePrecedence() {
    UserInfo me =
        user()
            .preferredUsername("ada")
            .locale("en-GB")
            .putAdditionalProperties("iss", "https://id.example.com")
            .putAdditionalProperties("roles", List.of("admin"))
            .putAdditionalProperties("groups", List.of("staff"))
            .putAdditionalProperties("io.github.mesdk/tenant", "T1")
            .putAdditionalProperties("io.github.mesdk/username", "lovelace")
            .putAdditionalProperties("io.github.mesdk/locale", "en-US")
            .putAdditionalProperties("io.github.mesdk/roles", List.of("reader"))
            .putAdditionalProperties("io.github.mesdk/groups", List.of())
            .build();
    assertThat(me.identity())
        .isEqualTo(
            Identity.builder()
                .provider("oidc")
                .tenant("T1")
                .subject("1")
                .username("lovelace")
                .locale("en-US")
                .addRoles("reader")
                .build());
  }

  @Test
  void aTenantThatIsNotTextIsRejected() {
    assertThatThrownBy(user().putAdditionalProperties("io.github.mesdk/tenant", 1)::build)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("io.github.mesdk/tenant");
  }

  private static UserInfo.Builder user() {
    return UserInfo.builder().sub("1");
  }

  private static Identity minimalIdentity() {
    return Identity.builder().provider("oidc").subject("1").build();
  }
}
