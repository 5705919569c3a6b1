package io.github.mesdk.oauth2;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import io.github.mesdk.error.UnexpectedResponseException;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A key set with keys that cannot be used, beside one that can. */
class UnusableKeysTest extends UserInfoFixture {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'kty':'RSA','kid':'two','n':'AQAB','e':'AQAB'",
        "'kty':'RSA','kid':'two','n':'AQAB'",
        "'kty':'EC','kid':'two','crv':'P-256','x':'AQAB'",
        "'kty':'EC','kid':'two','crv':'P-999','x':'AQAB','y':'AQAB'",
        "'kty':'oct','kid':'two','k':'AQAB'",
        "'kty':'EC','kid':'two','crv':'brainpoolP256r1','x':'AQAB','y':'AQAB'",
        "'kty':'EC','kid':'two','crv':'P-256','x':'AQAB','y':'AQAB'",
        "'kty':'EC','kid':'two','crv':'secp256k1','x':'AQAB','y':'AQAB'",
        "'kty':'OKP','kid':'two','crv':'Ed25519','x':'AQAB'",
        "'kty':'OKP','kid':'two','crv':'X25519','x':'AQAB'",
        "'kty':'AKP','kid':'two','alg':'ML-DSA-99','pub':'AQAB'",
        "'kty':'RSA','kid':'two','n':'AQAB','e':'AQAB','key_ops':['fly']",
        "'kty':'RSA','kid':'two','n':'AQAB','e':'AQAB','x5c':['junk']",
        "'kty':'none','kid':'two'",
        "'kid':'two'",
        "'kty':7",
        "'kty':'RSA','n':7,'e':[]"
      })
  void aKeyThatCannotBeUsedIsLeftOut(String key) {
    options.clientId("app");
    answerSigned(claims -> claims);
    String good = Keys.RSA.toPublicJWK().toJSONString();
    answer(200, "{'keys':[{" + key + "}," + good + ",7,null,[]]}");
    assertThat(me().sub()).isEqualTo("248");
  }

  /** A key whose use costs much is not used, and a short one proves nothing. */
  @Test
  void anRsaKeyBeyondTheLimitsIsLeftOut() {
    for (RSAKey key : List.of(rsa(1024, 17), rsa(2048, 33), rsa(8200, 17))) {
      options = new UserInfoBuilder(issuer()).clientId("app");
      answerSigned(claims -> claims);
      server.enqueue(Keys.published(new RSAKey.Builder(key).keyID("one").build()));
      assertThat(failure(this::me))
          .isInstanceOf(UnexpectedResponseException.class)
          .hasMessageContaining("not signed by this issuer");
    }
  }

  private static RSAKey rsa(int modulusBits, int exponentBits) {
    BigInteger modulus = BigInteger.ONE.shiftLeft(modulusBits - 1).add(BigInteger.ONE);
    BigInteger exponent = BigInteger.ONE.shiftLeft(exponentBits - 1).add(BigInteger.ONE);
    return new RSAKey.Builder(Base64URL.encode(modulus), Base64URL.encode(exponent)).build();
  }
}
