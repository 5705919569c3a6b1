package io.github.mesdk.oauth2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.CompressionAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.token.StoredTokens;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Encrypted ID tokens, RFC 7516. */
@Timeout(60)
class EncryptedIdTokenTest extends EncryptionFixture {
  /** Signs in with an ID token that {@code encrypt} makes from the signed one. */
  private LoginResult login(OAuth2Client client, UnaryOperator<String> encrypt) {
    return issuer()
        .browserLogin(client, store)
        .scope("openid")
        .build()
        .signIn(
            address ->
                open(
                    address,
                    state -> {
                      String signed = Keys.signed(Keys.RSA, idToken().build());
                      answerLogin(",'id_token':'" + encrypt.apply(signed) + "'");
                      server.enqueue(Keys.published(Keys.RSA));
                      return state + "&code=c";
                    }),
            soon());
  }

  @ParameterizedTest
  @CsvSource({
    "RSA-OAEP-256,A256GCM",
    "RSA-OAEP-256,A128GCM",
    "RSA-OAEP-256,A128CBC-HS256",
    "RSA-OAEP-384,A192GCM",
    "RSA-OAEP-512,A256CBC-HS512",
    "ECDH-ES,A256GCM",
    "ECDH-ES,A128CBC-HS256",
    "ECDH-ES+A128KW,A128GCM",
    "ECDH-ES+A192KW,A192CBC-HS384",
    "ECDH-ES+A256KW,A256GCM"
  })
  void theIdTokenInsideIsVerified(String algorithm, String content) {
    JWK key = algorithm.startsWith("RSA") ? RSA : EC;
    LoginResult login =
        login(
            CLIENT_WITH_KEYS, token -> encrypted(key, algorithm, content, header -> header, token));
    assertThat(login.subject()).contains("248");
    assertThat(login.user().orElseThrow().sub()).isEqualTo("248");
  }

  @Test
  void theClaimsOfTheUserAreThoseOfTheTokenInside() {
    LoginResult login = login(CLIENT_WITH_KEYS, EncryptionFixture::encrypted);
    assertThat(login.user().orElseThrow().sub()).isEqualTo("248");
  }

  @ParameterizedTest
  @ValueSource(strings = {"P-384", "P-521"})
  void anyCurveOfTheStandardDecrypts(String curve) {
    ECKey key = ec(Curve.parse(curve));
    OAuth2Client client = PUBLIC.withDecryptionKeys(key.toJSONString());
    assertThat(
            login(client, token -> encrypted(key, "ECDH-ES", "A256GCM", header -> header, token))
                .subject())
        .contains("248");
  }

  @Test
  void anUnencryptedIdTokenIsAcceptedToo() {
    assertThat(login(CLIENT_WITH_KEYS, token -> token).subject()).contains("248");
  }

  @Test
  void theClientSecretVerifiesTheIdTokenInside() {
    OAuth2Client client =
        OAuth2Client.basic("my-tool", TokenSigner.SECRET)
            .withIdTokenAlgorithms(Set.of("HS256"))
            .withDecryptionKeys(RSA.toJSONString());
    LoginResult login =
        login(
            client,
            ignored -> encrypted(TokenSigner.token("HS256", "", "", idToken().build().toString())));
    assertThat(login.subject()).contains("248");
  }

  @Test
  void maxAgeIsReadFromTheTokenInside() {
    BrowserLogin login =
        issuer()
            .browserLogin(CLIENT_WITH_KEYS, store)
            .scope("openid")
            .maxAge(Duration.ofMinutes(5))
            .build();
    LoginResult result =
        login.signIn(
            address ->
                open(
                    address,
                    state -> {
                      Date now = Date.from(clock.instant());
                      JWTClaimsSet claims = idToken().claim("auth_time", now).build();
                      answerLogin(",'id_token':'" + encrypted(Keys.signed(Keys.RSA, claims)) + "'");
                      server.enqueue(Keys.published(Keys.RSA));
                      return state + "&code=c";
                    }),
            soon());
    assertThat(result.subject()).contains("248");
  }

  @Test
  void aRefreshedIdTokenIsDecrypted() {
    signIn(StoredTokens.of("refresh").withSubject("248"));
    sent = Map.of("nonce", "n");
    answerLogin(",'id_token':'" + encrypted(Keys.signed(Keys.RSA, idToken().build())) + "'");
    server.enqueue(Keys.published(Keys.RSA));
    assertThat(issuer().refreshing(CLIENT_WITH_KEYS, store).buildUncached().token().value())
        .isEqualTo("access");
  }

  /** Nothing shows that the token is another user's, so a person need not sign in again. */
  @Test
  void aRefreshedIdTokenThatCannotBeDecryptedIsASetupFault() {
    signIn(StoredTokens.of("refresh").withSubject("248"));
    sent = Map.of("nonce", "n");
    answerLogin(",'id_token':'" + encrypted(Keys.signed(Keys.RSA, idToken().build())) + "'");
    assertThat(failure(() -> issuer().refreshing(PUBLIC, store).buildUncached().token()))
        .isInstanceOf(TokenException.class)
        .hasMessageContaining("the ID token is encrypted with RSA-OAEP-256 and A256GCM");
    assertThat(stored().orElseThrow().verificationPending()).isFalse();
  }

  @Test
  void withoutAKeyTheMessageSaysWhatIsMissing() {
    assertThat(failure(() -> login(PUBLIC, EncryptionFixture::encrypted)))
        .isInstanceOf(TokenException.class)
        .hasMessage(
            "the ID token is encrypted with RSA-OAEP-256 and A256GCM; give the client its"
                + " decryption key, or register the client for unencrypted responses")
        .returns(false, MeException::retryable);
    assertThat(stored()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"RSA1_5,A256GCM", "RSA-OAEP,A256GCM"})
  void weakAlgorithmsAreRefused(String algorithm, String content) {
    assertThat(
            failure(() ->
                login(
                    CLIENT_WITH_KEYS,
                    token -> encrypted(RSA, algorithm, content, header -> header, token))))
        .hasMessage(
            "the ID token is encrypted with %s and %s, which is not supported; register the client for RSA-OAEP-256 or ECDH-ES with A256GCM"
                .formatted(algorithm, content));
  }

  @Test
  void aCompressedTokenIsRefused() {
    assertThat(
            failure(() ->
                login(
                    CLIENT_WITH_KEYS,
                    token ->
                        encrypted(
                            RSA,
                            "RSA-OAEP-256",
                            "A256GCM",
                            header -> header.compressionAlgorithm(CompressionAlgorithm.DEF),
                            "a".repeat(10_000_000)))))
        .hasMessage("the ID token is compressed (zip), which is not supported");
  }

  /** Each of these has the same message, so that a sender learns nothing about the key. */
  @ParameterizedTest
  @ValueSource(
      strings = {"wrong key", "changed key", "changed text", "changed tag", "changed header"})
  void eachFailureOfADecryptionHasTheSameMessage(String change) {
    MeException failure =
        failure(() ->
            login(
                PUBLIC.withDecryptionKeys(
                    change.equals("wrong key") ? OTHER.toJSONString() : RSA.toJSONString()),
                token ->
                    changed(
                        change,
                        encrypted(
                            RSA, "RSA-OAEP-256", "A128CBC-HS256", h -> h.keyID(null), token))));
    assertThat(failure)
        .isInstanceOf(TokenException.class)
        .hasMessage(
            "the ID token cannot be decrypted with the decryption keys of the client; check which"
                + " key is registered")
        .hasNoCause();
  }

  private static String changed(String change, String token) {
    String[] parts = token.split("\\.");
    int part =
        switch (change) {
          case "changed key" -> 1;
          case "changed text" -> 3;
          case "changed tag" -> 4;
          default -> 0;
        };
    if (change.equals("changed header")) {
      parts[0] = HostileReplies.base64url("{\"alg\":\"RSA-OAEP-256\",\"enc\":\"A128CBC-HS256\"}");
    } else if (part > 0) {
      char first = parts[part].charAt(0) == 'A' ? 'B' : 'A';
      parts[part] = first + parts[part].substring(1);
    }
    return String.join(".", parts);
  }

  @Test
  void theKidSelectsOneOfSeveralKeys() {
    OAuth2Client rotating = PUBLIC.withDecryptionKeys(OTHER.toJSONString(), RSA.toJSONString());
    assertThat(login(rotating, EncryptionFixture::encrypted).subject()).contains("248");
    assertThat(
            login(
                    rotating,
                    token -> encrypted(RSA, "RSA-OAEP-256", "A256GCM", h -> h.keyID(null), token))
                .subject())
        .contains("248");
    assertThat(
            failure(() ->
                login(
                    rotating,
                    token ->
                        encrypted(RSA, "RSA-OAEP-256", "A256GCM", h -> h.keyID("enc-3"), token))))
        .hasMessageContaining("cannot be decrypted");
  }

  @ParameterizedTest
  @ValueSource(strings = {"unsigned", "twice", "other signature", "text"})
  void theContentMustBeASignedToken(String kind) {
    MeException failure =
        failure(() ->
            login(
                CLIENT_WITH_KEYS,
                token ->
                    encrypted(
                        switch (kind) {
                          case "unsigned" ->
                              TokenSigner.token("none", "", "", idToken().build().toString());
                          case "twice" -> encrypted(token);
                          case "text" -> "canary";
                          default -> Keys.signed(Keys.OTHER, idToken().build());
                        })));
    assertThat(failure)
        .isInstanceOf(TokenException.class)
        .hasMessageStartingWith("the ID token is ")
        .hasMessageNotContaining("canary");
    assertThat(stored()).isEmpty();
  }

  @Test
  void onlyPrivateKeysForEncryptionAreAccepted() {
    for (String key :
        new String[] {
          RSA.toPublicJWK().toJSONString(),
          Keys.RSA.toJSONString(),
          ClientAssertionTest.ed25519().toJSONString(),
          "{\"kty\":\"oct\",\"k\":\"canary\"}",
          "canary"
        }) {
      assertThatThrownBy(() -> PUBLIC.withDecryptionKeys(key))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageNotContaining("canary")
          .hasNoCause();
    }
    assertThatThrownBy(PUBLIC::withDecryptionKeys).isInstanceOf(IllegalArgumentException.class);
    assertThat(CLIENT_WITH_KEYS + " " + CLIENT_WITH_KEYS.decryptionKeys())
        .doesNotContain(RSA.getPrivateExponent().toString());
  }
}
