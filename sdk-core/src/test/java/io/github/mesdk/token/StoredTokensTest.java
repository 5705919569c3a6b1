package io.github.mesdk.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredTokensTest {
  private static final StoredTokens TOKENS = StoredTokens.of("5ecret");

  @Test
  void areEqualWhenAllTheyHoldIs() {
    AccessToken access = AccessToken.of("access", Instant.EPOCH);
    assertThat(TOKENS.withAccessToken(access))
        .isEqualTo(StoredTokens.of("5ecret").withAccessToken(access))
        .hasSameHashCodeAs(StoredTokens.of("5ecret").withAccessToken(access))
        .isNotEqualTo(TOKENS)
        .isNotEqualTo(StoredTokens.of("other").withAccessToken(access))
        .isNotEqualTo(TOKENS.withAccessToken(AccessToken.of("access")))
        .isNotEqualTo("5ecret");
  }

  @Test
  void showNothing() {
    assertThat(TOKENS.withAccessToken(AccessToken.of("access"))).hasToString("StoredTokens{***}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"5ec\nret", "5ecrét", "5ecret\u0000", "5ecret\u007f"})
  void refuseWhatOAuthDoesNotAllowWithoutShowingIt(String value) {
    assertThatThrownBy(() -> StoredTokens.of(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at index")
        .message()
        .doesNotContain("5ec");
  }

  @Test
  void refuseAnEmptyOne() {
    assertThatThrownBy(() -> StoredTokens.of(""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the refresh token is empty");
  }
}
