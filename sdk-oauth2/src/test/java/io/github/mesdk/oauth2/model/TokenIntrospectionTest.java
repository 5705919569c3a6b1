package io.github.mesdk.oauth2.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.mesdk.model.Identity;
import io.github.mesdk.model.ModelContractTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TokenIntrospectionTest extends ModelContractTest<TokenIntrospection> {

  TokenIntrospectionTest() {
    super(TokenIntrospection.class, "introspection", List.of("active", "sub"), List.of());
  }

  @Override
  protected Map<String, Object> extras(TokenIntrospection answer) {
    return answer.additionalProperties();
  }

  @Override
  protected boolean isAllowed(String name, JsonNode before, JsonNode after) {
    return super.isAllowed(name, before, after)
        || (List.of("exp", "iat", "nbf").contains(name) && after.isNumber())
        || (name.equals("active") && after.isBoolean())
        || (name.equals("aud") && after.isTextual())
        || (name.equals("sub") && after.isIntegralNumber());
  }

  @Test
  void theAnswerIsMappedToAnIdentity() throws Exception {
    TokenIntrospection.Builder builder = TokenIntrospection.builder().from(read(me()));
    builder.putAdditionalProperties("roles", List.of("admin"));
    builder.putAdditionalProperties("groups", "staff");
    assertThat(builder.build().identity())
        .isEqualTo(
            Identity.builder()
                .provider("introspection")
                .tenant("https://id.example.com")
                .subject("u-1815-12-10")
                .username("ada")
                .addRoles("admin")
                .addGroups("staff")
                .active(true)
                .expiresAt(Instant.parse("2026-05-01T12:30:00Z"))
                .build());
  }

  @Test
  void aScopeIsAListOfNamesAndNoPermission() throws Exception {
    TokenIntrospection full = read(me());
    assertThat(full.scopes()).containsExactly("openid", "notes:read");
    assertThat(full.identity().permissions()).isEmpty();
    assertThat(read(minimal()).scopes()).isEmpty();
    assertThat(TokenIntrospection.builder().from(full).scope(" a  b ").build().scopes())
        .containsExactly("a", "b");
  }

  @Test
  void anAnswerSaysWhetherTheTokenIsActive() {
    assertThatThrownBy(() -> read("{\"sub\":\"1\"}"))
        .isInstanceOf(JsonProcessingException.class)
        .hasMessageContaining("active");
  }
}
