package io.github.mesdk.oauth2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.EdECPrivateKey;
import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Assertions that a client signs with an Ed25519 key or with its secret. */
class ClientAssertionTest extends IssuerFixture {
  private static final OctetKeyPair ED25519 = ed25519();

  static OctetKeyPair ed25519() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      byte[] encoded = pair.getPublic().getEncoded();
      byte[] secret = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
      return new OctetKeyPair.Builder(
              Curve.Ed25519,
              Base64URL.encode(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length)))
          .d(Base64URL.encode(secret))
          .keyID("ed")
          .build();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private Map<String, String> sent(OAuth2Client client) throws InterruptedException {
    answerToken("access", 300);
    issuer().clientCredentials(client).buildUncached().token();
    return form(takeRequest());
  }

  private static SignedJWT assertion(Map<String, String> form) throws ParseException {
    assertThat(form)
        .containsEntry("client_id", "app")
        .containsEntry(
            "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
        .doesNotContainKey("client_secret");
    return SignedJWT.parse(form.get("client_assertion"));
  }

  @Test
  void anEd25519KeySignsWithEdDsa() throws Exception {
    SignedJWT assertion = assertion(sent(OAuth2Client.privateKeyJwt("app", ED25519.toString())));
    assertThat(assertion.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.EdDSA);
    assertThat(assertion.getHeader().getKeyID()).isEqualTo("ed");
    assertThat(
            Ed25519.verify(ED25519, assertion.getSigningInput(), assertion.getSignature().decode()))
        .isTrue();
    assertThat(assertion.getJWTClaimsSet().getSubject()).isEqualTo("app");
    assertThat(assertion.getJWTClaimsSet().getAudience()).containsExactly(at("/realm").toString());
    assertThat(assertion.getJWTClaimsSet().getExpirationTime().toInstant()).isAfter(Instant.now());
  }

  @Test
  void theAlgOfAnEd25519KeyIsUsed() throws Exception {
    OctetKeyPair named = new OctetKeyPair.Builder(ED25519).algorithm(JWSAlgorithm.Ed25519).build();
    SignedJWT assertion = assertion(sent(OAuth2Client.privateKeyJwt("app", named.toString())));
    assertThat(assertion.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.Ed25519);
  }

  @Test
  void anEd25519KeyWithAnotherPublicKeyIsRefused() {
    OctetKeyPair mixed =
        new OctetKeyPair.Builder(Curve.Ed25519, ed25519().getX()).d(ED25519.getD()).build();
    assertThatThrownBy(() -> OAuth2Client.privateKeyJwt("app", mixed.toString()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the key cannot sign with its algorithm EdDSA")
        .hasNoCause();
  }

  @ParameterizedTest
  @ValueSource(strings = {"public", "X25519", "RS256", "short"})
  void anotherOctetKeyIsRefused(String kind) {
    OctetKeyPair key =
        switch (kind) {
          case "public" -> ED25519.toPublicJWK();
          case "X25519" ->
              new OctetKeyPair.Builder(Curve.X25519, ED25519.getX()).d(ED25519.getD()).build();
          case "RS256" -> new OctetKeyPair.Builder(ED25519).algorithm(JWSAlgorithm.RS256).build();
          default ->
              new OctetKeyPair.Builder(Curve.Ed25519, ED25519.getX())
                  .d(Base64URL.encode("short"))
                  .build();
        };
    assertThatThrownBy(() -> OAuth2Client.privateKeyJwt("app", key.toString()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the key ")
        .hasMessageNotContaining(ED25519.getD().toString())
        .hasNoCause();
  }

  @ParameterizedTest
  @CsvSource({"HS256,32", "HS384,48", "HS512,64"})
  void aSecretSignsWithItsAlgorithm(String algorithm, int bytes) throws Exception {
    String secret = "s".repeat(bytes);
    SignedJWT assertion = assertion(sent(OAuth2Client.secretJwt("app", secret, algorithm)));
    assertThat(assertion.getHeader().getAlgorithm().getName()).isEqualTo(algorithm);
    assertThat(assertion.verify(new MACVerifier(secret))).isTrue();
    assertThatThrownBy(() -> OAuth2Client.secretJwt("app", secret.substring(1), algorithm))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the algorithm %s requires a client secret of at least %d bytes"
                .formatted(algorithm, bytes));
  }

  @Test
  void theDefaultAlgorithmOfASecretIsHs256() throws Exception {
    SignedJWT first = assertion(sent(OAuth2Client.secretJwt("app", "s".repeat(32))));
    SignedJWT second = assertion(sent(OAuth2Client.secretJwt("app", "s".repeat(32))));
    assertThat(first.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.HS256);
    assertThat(first.getJWTClaimsSet().getJWTID())
        .isNotEqualTo(second.getJWTClaimsSet().getJWTID());
  }

  @Test
  void anotherAudienceIsNamedOnRequest() throws Exception {
    URI audience = URI.create("https://id.example.com/token");
    OAuth2Client client =
        OAuth2Client.secretJwt("app", "s".repeat(32)).withAssertionAudience(audience);
    assertThat(assertion(sent(client)).getJWTClaimsSet().getAudience())
        .containsExactly(audience.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"RS256", "none", "HS1", "EdDSA", ""})
  void aSecretSignsWithNoOtherAlgorithm(String algorithm) {
    assertThatThrownBy(() -> OAuth2Client.secretJwt("app", "s".repeat(64), algorithm))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the algorithm is not supported: " + algorithm);
  }
}
