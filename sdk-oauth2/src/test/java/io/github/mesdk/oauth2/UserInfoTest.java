package io.github.mesdk.oauth2;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.EncryptedJWT;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.error.DecodeException;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.error.UnexpectedResponseException;
import io.github.mesdk.model.oidc.UserInfo;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserInfoTest extends UserInfoFixture {

  @Test
  void jsonIsReadWithAndWithoutAClientId() {
    answer(200, "{'sub':'248'}");
    assertThat(me().sub()).isEqualTo("248");
    options.clientId("app");
    answer(200, "{'sub':'248'}");
    assertThat(me().sub()).isEqualTo("248");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\uFEFF\uFEFF{'sub':'248'}",
        "{'sub':'249','sub':'248'}",
        "{'sub':'248'} {}",
        "['248']",
        "null"
      })
  void aBodyWhoseSubjectCannotBeComparedIsRejected(String body) {
    options.subject("248");
    answer(200, body);
    assertThat(failure(this::me)).isInstanceOf(DecodeException.class);
  }

  /** Bodies that no client can read, with and without a subject to compare. */
  static List<String> unreadableBodies() {
    return List.of(
        "{'sub':'248','email':'a','email':'b'}",
        "{'sub':'249','sub':'248'}",
        "{'sub':'248','address':{'country':1,'country':2}}",
        "{'sub':'248','ya29.t0ken-of-the-call':1,'ya29.t0ken-of-the-call':2}",
        "{'sub':'248','t0kenOfTheCall':1,'t0kenOfTheCall':2}",
        "{'sub':'248','x':" + "[".repeat(300) + "]".repeat(300) + "}",
        "{'sub':'248','x':" + "9".repeat(1_001) + "}",
        "{'sub':'248','x':[" + "1,".repeat(260_000) + "1]}",
        "{'sub':'248','x':1e9999999999}",
        "{'sub':'248','x':'" + "x".repeat(1 << 20) + "'}",
        "{'sub':'248'",
        "{'sub':'248'} {}",
        "{'sub':01}",
        "<p>Welcome</p>",
        "['248']",
        "null",
        "");
  }

  @ParameterizedTest
  @MethodSource("unreadableBodies")
  void anUnreadableBodyFailsTheSameWithAndWithoutASubject(String body) {
    answer(200, body);
    MeException without = failure(this::asOtherCaller);
    options.subject("248");
    answer(200, body);
    MeException with = failure(this::asOtherCaller);
    assertThat(with).hasSameClassAs(without).hasMessage(without.getMessage());
    assertThat(with)
        .isInstanceOfSatisfying(
            DecodeException.class,
            e ->
                assertThat(e.isBodyUnreadable())
                    .isEqualTo(((DecodeException) without).isBodyUnreadable()));
    assertThat(with.getMessage()).doesNotContain("t0ken", "Welcome");
  }

  private UserInfo asOtherCaller() {
    return client().me(MeRequest.ofToken("t0kenOfTheCall"));
  }

  @Test
  void aDuplicateMemberIsNamedIfTheSubjectIsCompared() {
    options.subject("248");
    answer(200, "{'sub':'248','address':{'country':1,'country':2}}");
    assertThat(failure(this::me))
        .hasMessageEndingWith("at address.country: duplicate member")
        .isInstanceOfSatisfying(
            DecodeException.class, e -> assertThat(e.path()).contains("address.country"));
  }

  @Test
  void aDuplicateMemberOfASignedResponseIsNamed() throws Exception {
    options.clientId("app");
    JWSObject token =
        new JWSObject(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(),
            new Payload("{\"sub\":\"248\",\"name\":\"a\",\"name\":\"b\"}"));
    token.sign(new RSASSASigner(Keys.RSA));
    answerJwt(token.serialize());
    server.enqueue(Keys.published(Keys.RSA));
    assertThat(failure(this::me))
        .isInstanceOf(DecodeException.class)
        .hasMessageEndingWith("at name: duplicate member");
  }

  @Test
  void aByteOrderMarkBeforeTheSubjectIsSkipped() {
    options.subject("248");
    answer(200, "\uFEFF{'sub':'248'}");
    assertThat(me().sub()).isEqualTo("248");
    answer(200, "\uFEFF{'sub':'249'}");
    assertThat(failure(this::me)).isInstanceOf(UnexpectedResponseException.class);
  }

  private byte[] decoded(String subject, String body) {
    byte[] json = body.replace('\'', '"').getBytes(UTF_8);
    return new UserInfoDecoder(issuer().userInfoBuilder().subject(subject))
        .decode("application/json", json, soon());
  }

  @Test
  void anIntegerSubjectIsComparedByItsDecimalText() {
    String large = "123456789012345678901234567890";
    for (String subject : List.of("35", "0", "-7", large)) {
      assertThat(decoded(subject, "{'sub':" + subject + "}")).isNotEmpty();
    }
    options.subject("35");
    answer(200, "{'sub':36}");
    assertThat(failure(this::me)).isInstanceOf(UnexpectedResponseException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"35.0", "3.5e1", "true", "['35']", "{'id':'35'}"})
  void aSubjectOfAnotherTypeIsADecodeExceptionAndNotAboutSomebodyElse(String subject) {
    options.subject("35");
    answer(200, "{'sub':" + subject + "}");
    assertThat(failure(this::me))
        .isInstanceOfSatisfying(DecodeException.class, e -> assertThat(e.path()).contains("sub"));
  }

  @ParameterizedTest
  @CsvSource({"iss,https://evil.example.com", "aud,another", "exp,1", "sub,", "aud,", "iss,"})
  void aSignedResponseWithAWrongClaimIsRejected(String claim, String value) {
    options.clientId("app");
    answerSigned(claims ->
        claim.equals("exp")
            ? claims.expirationTime(Date.from(Instant.EPOCH.plusSeconds(1)))
            : claims.claim(claim, value));
    server.enqueue(Keys.published(Keys.RSA));
    assertThat(failure(this::me))
        .isInstanceOf(UnexpectedResponseException.class)
        .hasNoCause()
        .message()
        .doesNotContain("evil", "another", "eyJ");
  }

  @Test
  void aSignatureByAnotherKeyIsRejected() {
    options.clientId("app");
    answerJwt(
        Keys.signed(
            new com.nimbusds.jose.jwk.RSAKey.Builder(Keys.OTHER).keyID("one").build(),
            claims().build()));
    server.enqueue(Keys.published(Keys.RSA));
    assertThat(failure(this::me)).isInstanceOf(UnexpectedResponseException.class);
  }

  @Test
  void anUnsignedOrSymmetricallySignedTokenIsRejected() throws Exception {
    options.clientId("app");
    answerJwt(new PlainJWT(claims().build()).serialize());
    assertThat(failure(this::me))
        .isInstanceOf(UnexpectedResponseException.class)
        .hasMessageContaining("without a signature");
    SignedJWT shared = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims().build());
    shared.sign(new MACSigner(Keys.RSA.toRSAPublicKey().getEncoded()));
    answerJwt(shared.serialize());
    assertThat(failure(this::me)).isInstanceOf(UnexpectedResponseException.class);
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void anEncryptedResponseIsADecodeException() throws Exception {
    options.clientId("app");
    EncryptedJWT token =
        new EncryptedJWT(
            new JWEHeader(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM), claims().build());
    token.encrypt(new RSAEncrypter(Keys.RSA.toRSAPublicKey()));
    answerJwt(token.serialize());
    assertThat(failure(this::me))
        .isInstanceOf(DecodeException.class)
        .hasMessageContaining("encrypted");
  }

  @Test
  void aSignedResponseWithoutAClientIdIsADecodeException() {
    answerSigned(claims -> claims);
    assertThat(failure(this::me))
        .isInstanceOf(DecodeException.class)
        .hasMessageContaining("no client id is configured");
    options.clientId("app");
    answerJwt("canary");
    assertThat(failure(this::me))
        .isInstanceOf(DecodeException.class)
        .message()
        .doesNotContain("canary");
  }

  @Test
  void jsonIsRejectedIfASignatureIsRequired() {
    options.signedOnly("app");
    answer(200, "{'sub':'248'}");
    assertThat(failure(this::me))
        .isInstanceOf(UnexpectedResponseException.class)
        .hasMessageContaining("not signed");
  }

  @Test
  void aBlankSubjectDoesNotHideTheErrorOfTheIssuer() {
    options.subject("248");
    answer(200, "{'sub':'','error':'invalid_token'}");
    assertThat(failure(this::me)).isInstanceOf(UnauthenticatedException.class);
    answer(200, "{'sub':' '}");
    assertThat(failure(this::me)).isInstanceOf(DecodeException.class);
  }

  @Test
  void aResponseAboutAnotherSubjectIsRejected() {
    options.subject("248").clientId("app");
    answer(200, "{'sub':'249'}");
    assertThat(failure(this::me))
        .isInstanceOf(UnexpectedResponseException.class)
        .hasMessageContaining("a different subject")
        .message()
        .doesNotContain("249");
    answerSigned(claims -> claims.subject("249"));
    server.enqueue(Keys.published(Keys.RSA));
    MeClient<UserInfo> client = client();
    assertThat(failure(() -> client.me(REQUEST))).isInstanceOf(UnexpectedResponseException.class);
    answer(200, "{'sub':'248'}");
    assertThat(client.me(REQUEST).sub()).isEqualTo("248");
    answer(200, "{'name':'Ada'}");
    assertThat(failure(() -> client.me(REQUEST))).isInstanceOf(DecodeException.class);
  }

  @Test
  void requiredSignaturesNeedAJwksUri() {
    OAuth2Issuer keyless = builder().userInfoEndpoint(at("/userinfo")).build();
    assertThat(failure(keyless.userInfoBuilder().signedOnly("app")::build))
        .isInstanceOf(TokenException.class)
        .hasMessageContaining("jwks_uri");
    MeClient<UserInfo> client =
        MeClient.builder(keyless.userInfoBuilder().clientId("app").build()).build();
    answer(200, "{'sub':'248'}");
    assertThat(client.me(REQUEST).sub()).isEqualTo("248");
    answerSigned(claims -> claims);
    assertThat(failure(() -> client.me(REQUEST)))
        .isInstanceOf(DecodeException.class)
        .hasMessageContaining(
            "it is signed (application/jwt), but the issuer publishes no jwks_uri");
  }

  @Test
  void onlyASignedResponseIsRequestedIfASignatureIsRequired() throws Exception {
    answerSigned(claims -> claims);
    server.enqueue(Keys.published(Keys.RSA));
    options.signedOnly("app");
    assertThat(me().sub()).isEqualTo("248");
    assertThat(takeRequest().getHeaders().values("Accept")).containsExactly("application/jwt");
    assertThat(takeRequest().getHeaders().values("Accept")).containsExactly("application/json");
    answer(200, "{'sub':'248'}");
    MeClient.builder(issuer().userInfoBuilder().clientId("app").build()).build().me(REQUEST);
    assertThat(takeRequest().getHeaders().values("Accept")).containsExactly("application/json");
  }
}
