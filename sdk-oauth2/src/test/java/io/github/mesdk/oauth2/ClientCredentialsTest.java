package io.github.mesdk.oauth2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.TokenProvider;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientCredentialsTest extends IssuerFixture {

  private RecordedRequest requestWith(OAuth2Client client) throws InterruptedException {
    answerToken("token", 60);
    issuer().clientCredentials(client).buildUncached().token();
    return takeRequest();
  }

  @Test
  void theSecretIsFormEncodedAndThenBase64EncodedInTheHeader() throws Exception {
    RecordedRequest request = requestWith(OAuth2Client.basic("the app", "a:b%/ä"));
    String expected =
        Base64.getEncoder()
            .encodeToString("the+app:a%3Ab%25%2F%C3%A4".getBytes(StandardCharsets.UTF_8));
    assertThat(request.getHeaders().get("Authorization")).isEqualTo("Basic " + expected);
    assertThat(request.getHeaders().get("Accept")).isEqualTo("application/json");
    assertThat(request.getTarget()).isEqualTo("/token");
    assertThat(form(request)).isEqualTo(Map.of("grant_type", "client_credentials"));
  }

  @Test
  void theSecretIsSentInTheBody() throws Exception {
    RecordedRequest request = requestWith(OAuth2Client.post("app", "hush & hush"));
    assertThat(request.getHeaders().get("Authorization")).isNull();
    assertThat(form(request))
        .isEqualTo(
            Map.of(
                "grant_type", "client_credentials",
                "client_id", "app",
                "client_secret", "hush & hush"));
  }

  @Test
  void eachRequestHasANewSignedAssertion() throws Exception {
    RSAKey key = Keys.RSA;
    OAuth2Client client = OAuth2Client.privateKeyJwt("app", key.toJSONString());
    Map<String, String> form = form(requestWith(client));
    assertThat(form)
        .containsEntry(
            "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
        .containsEntry("client_id", "app") // some servers need it to find the key
        .containsOnlyKeys("grant_type", "client_id", "client_assertion_type", "client_assertion");
    SignedJWT one = SignedJWT.parse(form.get("client_assertion"));
    assertThat(one.verify(new RSASSAVerifier(key.toRSAPublicKey()))).isTrue();
    assertThat(one.getHeader().getKeyID()).isEqualTo(key.getKeyID());
    assertThat(one.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
    assertThat(one.getJWTClaimsSet().getIssuer()).isEqualTo("app");
    assertThat(one.getJWTClaimsSet().getSubject()).isEqualTo("app");
    assertThat(one.getJWTClaimsSet().getAudience()).containsExactly(at("/realm").toString());
    assertThat(one.getJWTClaimsSet().getExpirationTime()).isNotNull();
    SignedJWT two = SignedJWT.parse(form(requestWith(client)).get("client_assertion"));
    assertThat(two.getJWTClaimsSet().getJWTID()).isNotEqualTo(one.getJWTClaimsSet().getJWTID());
  }

  @Test
  void anAssertionCanBeSignedWithAnEllipticCurveKeyForAnotherAudience() throws Exception {
    ECKey key = new ECKeyGenerator(Curve.P_384).generate();
    OAuth2Client client = OAuth2Client.privateKeyJwt("app", key.toJSONString(), at("/token"));
    SignedJWT assertion = SignedJWT.parse(form(requestWith(client)).get("client_assertion"));
    assertThat(assertion.verify(new ECDSAVerifier(key.toECPublicKey()))).isTrue();
    assertThat(assertion.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.ES384);
    assertThat(assertion.getJWTClaimsSet().getAudience()).containsExactly(at("/token").toString());
  }

  @Test
  void aKeyThatCannotSignIsRejected() throws Exception {
    String[] keys = {
      "canary",
      "{}",
      Keys.RSA.toPublicJWK().toJSONString(),
      new OctetSequenceKeyGenerator(256).generate().toJSONString(),
      Keys.RSA.toJSONString().replace("\"kty\"", "\"alg\":\"HS256\",\"kty\""),
      Keys.RSA.toJSONString().replace("\"kty\"", "\"alg\":\"ES256\",\"kty\""),
    };
    for (String key : keys) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> OAuth2Client.privateKeyJwt("app", key))
          .withNoCause()
          .withMessageNotContaining("canary");
    }
    assertThatIllegalArgumentException().isThrownBy(() -> OAuth2Client.basic(" ", "s"));
    assertThatIllegalArgumentException().isThrownBy(() -> OAuth2Client.post("app", ""));
  }

  @Test
  void aPublicClientIsRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> issuer().clientCredentials(PUBLIC))
        .withMessageContaining("a secret or a key");
  }

  @Test
  void scopesResourcesAndAudienceAreSent() throws Exception {
    answerToken("token", 60);
    issuer()
        .clientCredentials(CLIENT)
        .scope("openid profile", "email")
        .resource(URI.create("https://api.example.com/a"))
        .resource(URI.create("https://api.example.com/b"))
        .audience("api")
        .buildUncached()
        .token();
    assertThat(form(takeRequest()))
        .containsEntry("scope", "openid profile email")
        .containsEntry("resource", "https://api.example.com/a|https://api.example.com/b")
        .containsEntry("audience", "api");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> issuer().clientCredentials(CLIENT).resource(URI.create("a#b")));
  }

  @Test
  void aTokenIsCachedUntilItIsCloseToItsExpiry() {
    answerToken("token", 3600);
    TokenProvider tokens =
        OAuth2Issuer.builder(at("/realm"))
            .tokenEndpoint(at("/token"))
            .build()
            .clientCredentials(CLIENT)
            .build();
    assertThat(tokens.token()).isEqualTo(tokens.token());
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void theUncachedProviderRequestsATokenEachTimeAndReadsItsExpiry() {
    answerToken("one", 60);
    answer(200, "{'access_token':'two','token_type':'bEaReR'}");
    answer(200, "{'access_token':'three','token_type':'Bearer','expires_in':99999999999999}");
    TokenProvider source = issuer().clientCredentials(CLIENT).buildUncached();
    assertThat(source.token().expiresAt()).contains(clock.instant().plusSeconds(60));
    AccessToken two = source.token();
    assertThat(two.value()).isEqualTo("two");
    assertThat(two.expiresAt()).isEmpty();
    assertThat(source.token().expiresAt()).describedAs("an absurd lifetime").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "<html>"})
  void anUnreadableReplyIsAnOutage(String body) {
    answer(200, body);
    assertThat(failure(issuer().clientCredentials(CLIENT).buildUncached()::token))
        .isInstanceOf(TokenException.class)
        .hasMessageContaining("the token endpoint")
        .returns(true, MeException::retryable)
        .message()
        .doesNotContain("canary");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'access_token':'token'}",
        "{'access_token':'token','token_type':'Bearer','refresh_token':'a\\nb'}",
        "{'access_token':'token','token_type':'Bearer','id_token':'canary'}",
        "{'access_token':'token','token_type':'Bearer','scope':['a','b']}",
        "{'access_token':'token','token_type':'Bearer','expires_in':'soon'}"
      })
  void anUnusableOptionalMemberDoesNotPreventTheTokenFromBeingRead(String body) {
    answer(200, body);
    AccessToken token = issuer().clientCredentials(CLIENT).buildUncached().token();
    assertThat(token.value()).isEqualTo("token");
    assertThat(token.expiresAt()).isEmpty();
  }

  @Test
  void aTokenThatIsBoundToAKeyIsRejected() {
    answer(200, "{'access_token':'canary','token_type':'DPoP'}");
    assertThat(failure(issuer().clientCredentials(CLIENT).buildUncached()::token))
        .isInstanceOf(TokenException.class)
        .hasMessageContaining("of type DPoP instead of a bearer token")
        .returns(false, MeException::retryable);
  }

  @Test
  void nothingIsSentWithoutATokenEndpoint() {
    assertThat(failure(builder().build().clientCredentials(CLIENT).buildUncached()::token))
        .hasMessageContaining("token_endpoint");
    assertThat(server.getRequestCount()).isZero();
  }
}
