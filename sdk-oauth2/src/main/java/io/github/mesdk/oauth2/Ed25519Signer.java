package io.github.mesdk.oauth2;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.jca.JCAContext;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Set;

/**
 * Makes Ed25519 signatures, RFC 8037, with the JDK. Nimbus' own signer would need the library Tink.
 */
final class Ed25519Signer implements JWSSigner {
  private final OctetKeyPair pair;
  private final PrivateKey key;
  private final JCAContext context = new JCAContext();

  /**
   * Creates a signer.
   *
   * @throws JOSEException if the key is not an Ed25519 key
   */
  Ed25519Signer(OctetKeyPair pair) throws JOSEException {
    this.pair = pair;
    try {
      key =
          KeyFactory.getInstance("Ed25519")
              .generatePrivate(
                  new EdECPrivateKeySpec(NamedParameterSpec.ED25519, pair.getDecodedD()));
    } catch (GeneralSecurityException unusable) {
      throw new JOSEException("not an Ed25519 key");
    }
  }

  /**
   * Signs and verifies the signature, because a private key with another public key would make
   * signatures that every issuer rejects.
   */
  @Override
  public Base64URL sign(JWSHeader header, byte[] input) throws JOSEException {
    try {
      Signature signer = Signature.getInstance("Ed25519");
      signer.initSign(key);
      signer.update(input);
      byte[] signature = signer.sign();
      if (!Ed25519.verify(pair, input, signature)) {
        throw new JOSEException("the private key has another public key");
      }
      return Base64URL.encode(signature);
    } catch (GeneralSecurityException unusable) {
      throw new JOSEException("not an Ed25519 key");
    }
  }

  @Override
  public Set<JWSAlgorithm> supportedJWSAlgorithms() {
    return Set.of(JWSAlgorithm.EdDSA, JWSAlgorithm.Ed25519);
  }

  @Override
  public JCAContext getJCAContext() {
    return context;
  }
}
