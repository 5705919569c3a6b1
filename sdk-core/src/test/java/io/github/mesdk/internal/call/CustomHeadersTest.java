package io.github.mesdk.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mesdk.http.HeaderRules;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which headers a program may set, and which values are treated as secrets. */
class CustomHeadersTest {
  private static final String TOKEN_CHARACTERS =
      "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private static final CustomHeaders NONE = new CustomHeaders(Map.of());

  private static boolean maySet(String name) {
    try {
      return HeaderRules.checkedCustom(name, "value").equals("value");
    } catch (IllegalArgumentException refused) {
      return false;
    }
  }

  @Test
  void aNameMayContainOnlyTokenCharacters() {
    IntStream.range(0, 300)
        .mapToObj(Character::toString)
        .forEach(character ->
            assertThat(maySet("x" + character))
                .as(character)
                .isEqualTo(TOKEN_CHARACTERS.contains(character)));
    assertThat(maySet("")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Accept-Encoding",
        "authorization",
        "Connection",
        "Content-Length",
        "content-type",
        "Cookie",
        "HOST",
        "Proxy-Authorization",
        "TE",
        "Trailer",
        "Transfer-Encoding",
        "Upgrade"
      })
  void framingAndCredentialHeadersAreReserved(String name) {
    assertThatThrownBy(() -> HeaderRules.checkedCustom(name, "5ecret-value"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("this header cannot be set: " + name);
    assertThatThrownBy(() -> NONE.with(Map.of(name, "5ecret-value")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fine", "", " a", "a ", "M\u00fcnchen", "a\r\nb", "a\u007f"})
  void aHeaderIsCustomIfItIsNotRefused(String value) {
    boolean isRefused = false;
    try {
      HeaderRules.checkedCustom("x-city", value);
    } catch (IllegalArgumentException refused) {
      isRefused = true;
    }
    assertThat(HeaderRules.isCustom("x-city", value)).isEqualTo(!isRefused);
    assertThat(HeaderRules.isCustom("x city", value)).isFalse();
    assertThat(HeaderRules.isCustom("Cookie", value)).isFalse();
  }

  @Test
  void headersOfAnAttemptReplaceThoseOfTheClient() {
    CustomHeaders client = new CustomHeaders(Map.of("X-Tenant", "usual-tenant", "X-Kept", "kept"));
    CustomHeaders attempt = client.with(Map.of("x-tenant", "special-tenant"));
    assertThat(attempt.values())
        .hasSize(2)
        .containsEntry("X-TENANT", "special-tenant")
        .containsEntry("X-Kept", "kept");
    assertThat(attempt.secrets()).containsExactly("special-tenant");
    assertThat(client.values()).containsEntry("X-Tenant", "usual-tenant");
    assertThat(client.with(Map.of())).isSameAs(client);
  }

  @Test
  void aShortValueIsNotASecret() {
    assertThat(NONE.with(Map.of("X-Key", "1234567")).secrets()).isEmpty();
    assertThat(NONE.with(Map.of("X-Key", "12345678")).secrets()).containsExactly("12345678");
  }

  @Test
  void areImmutable() {
    Map<String, String> values = new CustomHeaders(Map.of("X-Kept", "kept")).values();
    assertThatThrownBy(() -> values.put("Authorization", "Bearer 5ecret"))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
