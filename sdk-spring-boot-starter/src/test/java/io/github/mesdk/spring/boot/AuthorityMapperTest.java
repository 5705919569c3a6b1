package io.github.mesdk.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.Identity;
import io.github.mesdk.model.oidc.UserInfo;
import io.github.mesdk.spring.boot.ClientProperties.Authorities;
import io.github.mesdk.spring.boot.ClientProperties.Authorities.LetterCase;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.GrantedAuthority;

class AuthorityMapperTest {
  private static final CurrentUser KEYCLOAK =
      UserInfo.builder()
          .sub("7")
          .putAdditionalProperties("realm_access", Map.of("roles", List.of("Admin", "user")))
          .putAdditionalProperties("https://example.com/groups", List.of("g1"))
          .putAdditionalProperties("teams", List.of(Map.of("name", "a"), Map.of("name", "b")))
          .build();

  private static List<String> authorities(
      CurrentUser answer, List<String> claims, @Nullable String prefix, LetterCase letters) {
    return new AuthorityMapper(new Authorities(claims, prefix, letters))
        .authorities(answer).stream().map(GrantedAuthority::getAuthority).toList();
  }

  @Test
  void aPathLeadsToAListInTheAnswer() {
    assertThat(authorities(KEYCLOAK, List.of("realm_access.roles"), null, LetterCase.UNCHANGED))
        .containsExactly("ROLE_Admin", "ROLE_user");
  }

  @Test
  void prefixAndLetterCaseAreSettings() {
    assertThat(authorities(KEYCLOAK, List.of("realm_access.roles"), "R:", LetterCase.UPPER))
        .containsExactly("R:ADMIN", "R:USER");
    assertThat(authorities(KEYCLOAK, List.of("realm_access.roles"), "", LetterCase.LOWER))
        .containsExactly("admin", "user");
  }

  @Test
  void aNameWithDotsIsReachedWithAJsonPointer() {
    assertThat(
            authorities(
                KEYCLOAK, List.of("/https:~1~1example.com~1groups"), "", LetterCase.UNCHANGED))
        .containsExactly("g1");
  }

  @Test
  void aPathGoesThroughTheElementsOfAList() {
    assertThat(authorities(KEYCLOAK, List.of("teams.name"), "", LetterCase.UNCHANGED))
        .containsExactly("a", "b");
  }

  @Test
  void aBlankValueIsNoAuthority() {
    Identity identity =
        Identity.builder()
            .provider("p")
            .subject("7")
            .addRoles(" ", "user")
            .addPermissions("read", "")
            .addGroups("", "g1")
            .build();
    List<String> claims = List.of("identity.roles", "identity.permissions", "identity.groups");
    assertThat(authorities(() -> identity, claims, null, LetterCase.UNCHANGED))
        .containsExactly("ROLE_user", "read", "ROLE_g1");
    CurrentUser answer =
        UserInfo.builder().sub("7").putAdditionalProperties("teams", List.of("", "a")).build();
    assertThat(authorities(answer, List.of("teams"), "", LetterCase.UNCHANGED))
        .containsExactly("a");
  }

  @Test
  void anAbsentClaimGivesNothing() {
    assertThat(authorities(KEYCLOAK, List.of("none.at.all", "sub.x"), "", LetterCase.UNCHANGED))
        .isEmpty();
  }
}
