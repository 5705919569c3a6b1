package io.github.mesdk.oauth2;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import io.github.mesdk.http.Reply;
import io.github.mesdk.http.RequestSigner;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests the properties of all DPoP proofs (RFC 9449, section 4.2), and which nonces they contain.
 */
class DpopProofTest {
  private static final URI URL = URI.create("https://id.example.com/userinfo");
  private static final String CHALLENGE = "DPoP error=\"use_dpop_nonce\"";

  private final FakeClock clock = new FakeClock();
  private final DpopKey key = DpopKey.generate(clock);

  private static Reply reply(int status, String body, String... headers) {
    return new Reply(status, Headers.of(headers), body.getBytes(StandardCharsets.UTF_8), false, 1);
  }

  private static SignedJWT proof(Map<String, String> headers) throws Exception {
    return SignedJWT.parse(headers.get("DPoP"));
  }

  private static Object nonce(RequestSigner signer) throws Exception {
    return proof(signer.headers("GET", URL)).getJWTClaimsSet().getClaim("nonce");
  }

  @Test
  void everyProofIsForOneRequestOnly() throws Exception {
    Random random = new Random(1815);
    Set<String> ids = new HashSet<>();
    ECDSAVerifier verifier = new ECDSAVerifier(ECKey.parse(key.jwk()).toECPublicKey());
    for (int i = 0; i < 200; i++) {
      String token = "t" + Long.toString(random.nextLong(), 36).replace('-', '~');
      URI url = URI.create("https://h" + random.nextInt(9) + ".example/" + random.nextInt());
      String method = random.nextBoolean() ? "GET" : "POST";
      Map<String, String> headers = key.signer(token).headers(method, url);
      SignedJWT proof = proof(headers);
      assertThat(proof.verify(verifier)).isTrue();
      assertThat(proof.getHeader().getType()).hasToString("dpop+jwt");
      assertThat(proof.getHeader().getAlgorithm()).hasToString("ES256");
      assertThat(proof.getHeader().getJWK().isPrivate()).isFalse();
      assertThat(proof.getHeader().getJWK().computeThumbprint()).hasToString(key.thumbprint());
      assertThat(proof.getJWTClaimsSet().getClaims())
          .containsEntry("htm", method)
          .containsEntry("htu", url.toString())
          .containsEntry("ath", hash(token))
          .containsOnlyKeys("htm", "htu", "ath", "iat", "jti");
      assertThat(proof.getJWTClaimsSet().getIssueTime()).isEqualTo(clock.instant());
      assertThat(ids.add(proof.getJWTClaimsSet().getJWTID())).isTrue();
      assertThat(headers).containsEntry("Authorization", "DPoP " + token).hasSize(2);
    }
  }

  private static String hash(String token) throws Exception {
    byte[] sha256 =
        MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256);
  }

  @Test
  void aProofForTheTokenEndpointNamesNoToken() throws Exception {
    Map<String, String> headers = key.signer().headers("POST", URL);
    assertThat(headers).containsOnlyKeys("DPoP");
    assertThat(proof(headers).getJWTClaimsSet().getClaims()).doesNotContainKey("ath");
  }

  @Test
  void aDemandedNonceIsInTheRepeatedProofAndInLaterOnes() throws Exception {
    RequestSigner signer = key.signer("token");
    assertThat(nonce(signer)).isNull();
    assertThat(
            signer.isChallengedBy(
                reply(401, "", "WWW-Authenticate", CHALLENGE, "DPoP-Nonce", "n1")))
        .isTrue();
    key.setNonce("https://id.example.com", "of another thread");
    assertThat(nonce(signer)).isEqualTo("n1");
    signer.answered(reply(200, "", "DPoP-Nonce", "n2"));
    assertThat(nonce(key.signer("token"))).isEqualTo("of another thread");
  }

  @Test
  void aTokenEndpointDemandsANonceInItsBody() throws Exception {
    RequestSigner signer = key.signer();
    nonce(signer);
    assertThat(
            signer.isChallengedBy(reply(400, "{\"error\":\"use_dpop_nonce\"}", "DPoP-Nonce", "n1")))
        .isTrue();
    assertThat(nonce(signer)).isEqualTo("n1");
    assertThat(nonce(key.signer("token"))).isNull(); // the nonce of another server
  }

  @Test
  void anOlderReplyDoesNotReplaceANewerNonce() throws Exception {
    RequestSigner late = key.signer("token");
    nonce(late);
    key.setNonce("https://id.example.com", "newer");
    late.isChallengedBy(reply(200, "", "DPoP-Nonce", "older"));
    assertThat(nonce(key.signer("token"))).isEqualTo("newer");
  }

  @Test
  void eachOriginHasItsOwnNonce() throws Exception {
    RequestSigner signer = key.signer("token");
    nonce(signer);
    signer.isChallengedBy(reply(200, "", "DPoP-Nonce", "n1"));
    assertThat(nonce(key.signer("token"))).isEqualTo("n1");
    Map<String, String> other =
        key.signer("token").headers("GET", URI.create("https://id.example.com:8443/userinfo"));
    assertThat(proof(other).getJWTClaimsSet().getClaim("nonce")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "with space", "with\"quote", "back\\slash", "\u00e4"})
  void aNonceThatNoProofMayContainIsIgnored(String nonce) throws Exception {
    assertIgnored(nonce);
  }

  @Test
  void aVeryLongNonceIsIgnored() throws Exception {
    assertIgnored("n".repeat(1_001));
  }

  private void assertIgnored(String nonce) throws Exception {
    RequestSigner signer = key.signer("token");
    nonce(signer);
    Headers headers =
        new Headers.Builder()
            .add("WWW-Authenticate", CHALLENGE)
            .addUnsafeNonAscii("DPoP-Nonce", nonce)
            .build();
    assertThat(signer.isChallengedBy(new Reply(401, headers, new byte[0], false, 1))).isFalse();
    assertThat(nonce(signer)).isNull();
  }

  /** The server would refuse the same nonce again. */
  @Test
  void aChallengeWithTheSentNonceIsNotAnswered() throws Exception {
    key.setNonce("https://id.example.com", "n1");
    RequestSigner signer = key.signer("token");
    assertThat(nonce(signer)).isEqualTo("n1");
    assertThat(
            signer.isChallengedBy(
                reply(401, "", "WWW-Authenticate", CHALLENGE, "DPoP-Nonce", "n1")))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 403, 404, 500, 503})
  void onlyTheStatusesOfTheStandardAreChallenges(int status) throws Exception {
    RequestSigner signer = key.signer("token");
    nonce(signer);
    assertThat(
            signer.isChallengedBy(
                reply(status, "", "WWW-Authenticate", CHALLENGE, "DPoP-Nonce", "n1")))
        .isFalse();
  }

  @Test
  void aStoredKeyOfAnotherCurveSignsWithItsOwnAlgorithm() throws Exception {
    String other = new ECKeyGenerator(Curve.P_384).generate().toJSONString();
    SignedJWT proof = proof(DpopKey.parse(other, clock).signer().headers("POST", URL));
    assertThat(proof.getHeader().getAlgorithm()).hasToString("ES384");
  }
}
