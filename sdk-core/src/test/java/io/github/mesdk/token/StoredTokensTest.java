package io.github.mesdk.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredTokensTest {
  private static final StoredTokens TOKENS = StoredTokens.of("5ecret");
  private static final AccessToken ACCESS = AccessToken.of("access", Instant.EPOCH);

  private static StoredTokens complete() {
    return TOKENS
        .withAccessToken(ACCESS)
        .withIssuer(URI.create("https://id.example.com/realm/"))
        .withClientId("my tool, ü")
        .withSubject("u-1")
        .withScopes(List.of("openid", "email"))
        .withVerificationPending(true)
        .withProofKey("{\"kty\":\"EC\"}");
  }

  @Test
  void equalityComparesAllMembers() {
    assertThat(complete()).isEqualTo(complete()).hasSameHashCodeAs(complete());
    assertThat(TOKENS.withAccessToken(AccessToken.of("access")))
        .isNotEqualTo(TOKENS.withAccessToken(ACCESS))
        .isNotEqualTo("5ecret");
    for (UnaryOperator<StoredTokens> change : changes()) {
      assertThat(change.apply(complete())).isNotEqualTo(complete());
    }
  }

  /** Changes that each affect a different member. */
  private static Iterable<UnaryOperator<StoredTokens>> changes() {
    return List.of(
        login -> login.withRefreshToken("other"),
        StoredTokens::withoutAccessToken,
        login -> login.withAccessToken(AccessToken.of("access")),
        login -> login.withIssuer(URI.create("https://id.example.com/realm")),
        login -> login.withClientId("other"),
        login -> login.withSubject("u-2"),
        login -> login.withScopes(List.of("email", "openid")),
        login -> login.withVerificationPending(false),
        login -> login.withProofKey("{}"));
  }

  @Test
  void eachChangeKeepsTheOtherMembers() {
    StoredTokens login = complete();
    assertThat(login.refreshToken()).contains("5ecret");
    assertThat(login.accessToken()).contains(ACCESS);
    assertThat(login.accessToken().flatMap(AccessToken::expiresAt)).contains(Instant.EPOCH);
    assertThat(login.issuer()).contains(URI.create("https://id.example.com/realm/"));
    assertThat(login.clientId()).contains("my tool, ü");
    assertThat(login.subject()).contains("u-1");
    assertThat(login.scopes()).containsExactly("openid", "email");
    assertThat(login.verificationPending()).isTrue();
    assertThat(login.proofKey()).contains("{\"kty\":\"EC\"}");
    assertThat(login.additionalMembers()).isEmpty();
    for (UnaryOperator<StoredTokens> change : changes()) {
      assertThat(
              change
                  .apply(login)
                  .withRefreshToken("5ecret")
                  .withAccessToken(ACCESS)
                  .withIssuer(URI.create("https://id.example.com/realm/"))
                  .withClientId("my tool, ü")
                  .withSubject("u-1")
                  .withScopes(List.of("openid", "email"))
                  .withVerificationPending(true)
                  .withProofKey("{\"kty\":\"EC\"}"))
          .isEqualTo(login);
    }
  }

  @Test
  void serializedTokensAreReadBack() {
    assertThat(StoredTokens.deserialize(complete().serialize())).isEqualTo(complete());
    StoredTokens access = StoredTokens.of(AccessToken.of("access"));
    assertThat(StoredTokens.deserialize(access.serialize())).isEqualTo(access);
    assertThat(access.refreshToken()).isEmpty();
    assertThatThrownBy(() -> StoredTokens.deserialize("5ecret"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the text is not a serialized login");
  }

  @Test
  void scopesAreOneMemberThatOlderVersionsKeepAsUnknown() {
    String text = TOKENS.withScopes(List.of("openid", "email", "openid")).serialize();
    assertThat(text).startsWith("mesdk-tokens 2\n").contains("\nscope openid email\n");
    assertThat(
            StoredTokens.deserialize(text.replace("scope ", "later-member ")).additionalMembers())
        .containsEntry("later-member", "openid email");
    assertThat(TOKENS.scopes()).isEmpty();
    assertThat(complete().withScopes(List.of()).scopes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a\"b", "a\\b", "ü", "a\nb"})
  void anInvalidScopeIsRejected(String scope) {
    assertThatThrownBy(() -> TOKENS.withScopes(List.of("openid", scope)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a scope is empty or has a character that is not allowed");
  }

  @Test
  void toStringShowsNoMember() {
    assertThat(complete()).hasToString("StoredTokens{***}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"5ec\nret", "5ecrét", "5ecret\u0000", "5ecret\u007f"})
  void anInvalidRefreshTokenIsRejectedWithoutShowingIt(String value) {
    assertThatThrownBy(() -> StoredTokens.of(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at index")
        .message()
        .doesNotContain("5ec");
  }

  @Test
  void emptyMembersAreRejected() {
    for (String blank : List.of("", " ", "  ")) {
      assertThatThrownBy(() -> StoredTokens.of(blank))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("the refresh token is empty");
    }
    assertThatThrownBy(() -> TOKENS.withClientId(""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the client is empty");
    assertThatThrownBy(() -> StoredTokens.of(ACCESS).withoutAccessToken())
        .isInstanceOf(IllegalStateException.class);
  }
}
