package io.github.mesdk.oauth2;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jwt.EncryptedJWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.error.DecodeException;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.error.UnavailableException;
import io.github.mesdk.error.UnexpectedResponseException;
import io.github.mesdk.model.oidc.UserInfo;
import io.github.mesdk.retry.RetryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserInfoTest extends IssuerFixture {
  private static final MeRequest REQUEST = MeRequest.ofToken("t");

  private final UserInfoBuilder options = new UserInfoBuilder(holder());

  private OAuth2Issuer holder() {
    try {
      server.start();
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
    return issuer();
  }

  @Override
  void startServer() {}

  private JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(at("/realm").toString())
        .audience("app")
        .subject("248")
        .claim("name", "Ada Lovelace");
  }

  private void answerJwt(String token) {
    server.enqueue(reply(200, "application/jwt; charset=utf-8", token));
  }

  private MeClient<UserInfo> client() {
    return MeClient.builder(options.build()).retryPolicy(RetryPolicy.none()).build();
  }

  private UserInfo me() {
    return client().me(REQUEST);
  }

  private void answerSigned(UnaryOperator<JWTClaimsSet.Builder> change) {
    answerJwt(Keys.signed(Keys.RSA, change.apply(claims()).build()));
  }

  @Test
  void aSignedResponseIsReadAndTheKeysAreFetchedOnce() throws Exception {
    options.clientId("app");
    MeClient<UserInfo> client = client();
    answerSigned(claims -> claims);
    server.enqueue(Keys.published(Keys.OTHER, Keys.RSA));
    assertThat(client.me(REQUEST).name()).contains("Ada Lovelace");
    answerSigned(claims -> claims.subject("249"));
    assertThat(client.me(REQUEST).sub()).isEqualTo("249");
    takeRequest();
    assertThat(takeRequest().getTarget()).isEqualTo("/keys");
    assertThat(server.getRequestCount()).isEqualTo(3);
  }

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
  void anUnknownKeyCausesAFetchAtMostEveryThirtySeconds() {
    options.clientId("app");
    MeClient<UserInfo> client = client();
    answerSigned(claims -> claims);
    server.enqueue(Keys.published(Keys.RSA));
    client.me(REQUEST);
    answerJwt(Keys.signed(Keys.OTHER, claims().build()));
    assertThat(failure(() -> client.me(REQUEST))).isInstanceOf(UnexpectedResponseException.class);
    assertThat(server.getRequestCount()).isEqualTo(3);
    clock.advance(SigningKeys.MIN_FETCH_INTERVAL);
    answerJwt(Keys.signed(Keys.OTHER, claims().build()));
    server.enqueue(Keys.published(Keys.OTHER));
    assertThat(client.me(REQUEST).sub()).isEqualTo("248");
  }

  @Test
  void oldKeysAreUsedWhileTheIssuerIsUnavailable() {
    options.clientId("app");
    MeClient<UserInfo> client = client();
    answerSigned(claims -> claims);
    server.enqueue(Keys.published(Keys.RSA));
    client.me(REQUEST);
    clock.advance(SigningKeys.MAX_AGE.plus(Duration.ofSeconds(1)));
    answerSigned(claims -> claims);
    answer(503, "");
    assertThat(client.me(REQUEST).sub()).isEqualTo("248");
    answerSigned(claims -> claims);
    assertThat(client.me(REQUEST).sub()).isEqualTo("248");
    assertThat(server.getRequestCount()).isEqualTo(5);
    clock.advance(SigningKeys.MIN_FETCH_INTERVAL);
    answerSigned(claims -> claims);
    server.enqueue(Keys.published(Keys.OTHER));
    assertThat(failure(() -> client.me(REQUEST))).isInstanceOf(UnexpectedResponseException.class);
  }

  @Test
  void keysThatCannotBeFetchedAreAnOutage() {
    options.clientId("app");
    answerSigned(claims -> claims);
    answer(503, "");
    assertThat(failure(this::me))
        .isInstanceOf(UnavailableException.class)
        .returns(true, MeException::retryable)
        .returns(Optional.of("oidc"), MeException::provider);
    answerSigned(claims -> claims);
    server.enqueue(
        new MockResponse.Builder()
            .body("{}")
            .onResponseBody(new SocketEffect.CloseSocket())
            .build());
    assertThat(failure(this::me)).isInstanceOf(TransportException.class);
    answerSigned(claims -> claims);
    answer(200, "canary");
    assertThat(failure(this::me)).isInstanceOf(DecodeException.class);
  }

  @Test
  void aFailedFetchIsAnOutageForTheNextResponseToo() {
    options.clientId("app");
    MeClient<UserInfo> client = client();
    answerSigned(claims -> claims);
    server.enqueue(Keys.published(Keys.RSA));
    client.me(REQUEST);
    clock.advance(SigningKeys.MIN_FETCH_INTERVAL);
    answerJwt(Keys.signed(Keys.OTHER, claims().build()));
    answer(503, "");
    assertThat(failure(() -> client.me(REQUEST))).isInstanceOf(UnavailableException.class);
    answerJwt(Keys.signed(Keys.OTHER, claims().build()));
    assertThat(failure(() -> client.me(REQUEST))).isInstanceOf(UnavailableException.class);
    assertThat(server.getRequestCount()).isEqualTo(5);
  }

  @Test
  void signedResponsesRequireAJwksUri() {
    UserInfoBuilder keyless =
        builder().userInfoEndpoint(at("/userinfo")).build().userInfoBuilder().clientId("app");
    assertThat(failure(keyless::build))
        .isInstanceOf(TokenException.class)
        .hasMessageContaining("jwks_uri");
  }
}
