package io.github.mesdk.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokenTest {

  @Test
  void equalityIgnoresTheExpiry() {
    AccessToken token = AccessToken.of("5ecret");
    assertThat(token)
        .isEqualTo(AccessToken.of("5ecret", Instant.EPOCH))
        .hasSameHashCodeAs(AccessToken.of("5ecret", Instant.EPOCH))
        .isNotEqualTo(AccessToken.of("other"));
  }

  @Test
  void toStringHidesTheValue() {
    assertThat(AccessToken.of("5ecret")).hasToString("AccessToken{***}");
    assertThat(AccessToken.of("5ecret", Instant.EPOCH).toString())
        .isEqualTo("AccessToken{***, expires at 1970-01-01T00:00:00Z}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5ecret\n",
        "5ecret\r\nX-Evil: 1",
        " 5ecret",
        "5ec ret",
        "5ecret\u0000",
        "5écret",
        "5\u007f"
      })
  void aValueThatIsInvalidInAHeaderIsRejectedWithoutShowingIt(String value) {
    assertThatThrownBy(() -> AccessToken.of(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at index")
        .message()
        .doesNotContain("5ec", "cret", "5é", "Evil");
  }

  @Test
  void anEmptyValueIsRejected() {
    assertThatThrownBy(() -> AccessToken.of(""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the token is empty");
  }
}
