package io.github.mesdk.model.testiny;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mesdk.model.Fixtures;
import io.github.mesdk.model.Identity;
import io.github.mesdk.model.ModelContractTest;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuthInfoTest extends ModelContractTest<AuthInfo> {

  AuthInfoTest() {
    super(AuthInfo.class, "testiny", List.of("userId"), List.of());
  }

  @Override
  protected Map<String, Object> extras(AuthInfo answer) {
    return answer.additionalProperties();
  }

  @Test
  void theDocumentedAnswerIsRead() throws Exception {
    AuthInfo me = read(me());
    assertThat(me.userId()).isZero();
    assertThat(me.authType()).contains(AuthType.LOCAL_PASSWORD);
    assertThat(me.tokenExpiresAt()).contains(Instant.parse("2026-05-01T12:30:00Z"));
    assertThat(me.tenantFeatures()).containsExactly("string");
    AuthSession session = me.sessions().get(0);
    assertThat(session.id()).contains(0L);
    assertThat(session.geo()).contains("string");
    assertThat(session.loginAt()).contains(Instant.parse("2026-04-01T08:15:30.250Z"));
  }

  @Test
  void theAnswerIsMappedToAnIdentity() {
    Instant end = Instant.parse("2026-05-01T12:30:00Z");
    AuthInfo me =
        AuthInfo.builder()
            .userId(7)
            .email("ada@example.com")
            .firstName("Ada")
            .lastName("Lovelace")
            .tokenExpiresAt(end)
            .putAdditionalProperties("tenant", "acme")
            .build();
    assertThat(me.identity())
        .isEqualTo(
            Identity.builder()
                .provider("testiny")
                .tenant("acme")
                .subject("7")
                .name("Ada Lovelace")
                .email("ada@example.com")
                .expiresAt(end)
                .build());
  }

  @Test
  void anUnknownAuthTypeIsKept() throws Exception {
    AuthInfo me = read("{\"userId\":1,\"authType\":\"PASSKEY\"}");
    assertThat(me.authType()).contains(new AuthType("PASSKEY"));
    assertThat(write(me).path("authType").asText()).isEqualTo("PASSKEY");
  }

  @Test
  void nullElementsOfListsAreDropped() throws Exception {
    AuthInfo me = read("{\"userId\":1,\"tenantFeatures\":[null,\"a\"],\"sessions\":[null]}");
    assertThat(me.tenantFeatures()).containsExactly("a");
    assertThat(me.sessions()).isEmpty();
  }

  @Test
  void numbersInUnknownMembersStayExact() throws Exception {
    AuthInfo me = read("{\"userId\":1,\"a\":1,\"b\":12345678901234567890,\"c\":0.1}");
    assertThat(me.additionalProperties())
        .containsEntry("a", 1L)
        .containsEntry("b", new BigInteger("12345678901234567890"))
        .containsEntry("c", new BigDecimal("0.1"));
  }

  @Test
  void aNumberWrittenAsAnIntegerIsAnInteger() throws Exception {
    AuthInfo me =
        AuthInfo.builder()
            .userId(1)
            .putAdditionalProperties("a", new BigDecimal("7"))
            // A double of 17 digits, as the mapper of an application reads a long fraction.
            .putAdditionalProperties("b", Double.valueOf("5.5555555555555552E16"))
            .putAdditionalProperties("c", new BigDecimal("1E30").setScale(0))
            .build();
    assertThat(me.additionalProperties())
        .containsEntry("a", 7L)
        .containsEntry("c", new BigInteger("1000000000000000000000000000000"));
    assertThat(read(Fixtures.USERS_MAPPER.writeValueAsString(me))).isEqualTo(me);
  }

  @Test
  void anAdditionalPropertyWithTheNameOfASetMemberIsRejected() {
    AuthInfo.Builder builder =
        AuthInfo.builder().userId(1).email("a@b").putAdditionalProperties("email", "c@d");
    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("email is a declared member of AuthInfo");
  }

  @Test
  void anAdditionalPropertyThatIsNotJsonIsRejected() {
    AuthInfo.Builder builder =
        AuthInfo.builder().userId(1).putAdditionalProperties("x", URI.create("a:b"));
    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.net.URI");
  }

  @Test
  void additionalPropertiesAreCopied() {
    Map<String, Object> mine = new HashMap<>(Map.of("list", Arrays.asList(1, null)));
    AuthInfo me = AuthInfo.builder().userId(1).putAllAdditionalProperties(mine).build();
    mine.clear();
    assertThat(me.additionalProperties()).containsEntry("list", Arrays.asList(1L, null));
  }

  @Test
  void toStringOmitsUnknownMembers() throws Exception {
    assertThat(read("{\"userId\":1,\"sessionToken\":\"s3cr3t\"}").toString())
        .doesNotContain("s3cr3t")
        .contains("userId=1");
  }
}
