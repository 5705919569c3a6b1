package io.github.mesdk.oauth2;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.util.function.UnaryOperator;

/** Keys and tokens of an issuer that encrypts, RFC 7516. */
abstract class EncryptionFixture extends BrowserFixture {
  static final RSAKey RSA = rsa("enc-1");
  static final RSAKey OTHER = rsa("enc-2");
  static final ECKey EC = ec(Curve.P_256);
  static final OAuth2Client CLIENT_WITH_KEYS =
      PUBLIC.withDecryptionKeys(RSA.toJSONString(), EC.toJSONString());

  private static RSAKey rsa(String id) {
    try {
      return new RSAKeyGenerator(2048).keyUse(KeyUse.ENCRYPTION).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  static ECKey ec(Curve curve) {
    try {
      return new ECKeyGenerator(curve).keyUse(KeyUse.ENCRYPTION).keyID("ec").generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  static String encrypted(
      JWK key,
      String algorithm,
      String content,
      UnaryOperator<JWEHeader.Builder> change,
      String payload) {
    try {
      JWEHeader.Builder header =
          new JWEHeader.Builder(JWEAlgorithm.parse(algorithm), EncryptionMethod.parse(content))
              .contentType("JWT")
              .keyID(key.getKeyID());
      JWEObject token = new JWEObject(change.apply(header).build(), new Payload(payload));
      token.encrypt(
          key instanceof RSAKey rsa ? new RSAEncrypter(rsa) : new ECDHEncrypter(key.toECKey()));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  static String encrypted(String payload) {
    return encrypted(RSA, "RSA-OAEP-256", "A256GCM", header -> header, payload);
  }
}
