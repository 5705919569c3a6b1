package io.github.mesdk.oauth2;

import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import java.text.ParseException;

/** Reads the private keys that a program supplies. No message contains a part of a key. */
final class PrivateKeys {
  private PrivateKeys() {}

  /**
   * Returns a private key.
   *
   * @param jwk the key as a JSON Web Key, RFC 7517
   * @throws IllegalArgumentException if the text is not a private asymmetric key
   */
  static JWK parse(String jwk) {
    JWK key;
    try {
      key = JWK.parse(jwk);
    } catch (ParseException | RuntimeException malformed) {
      throw new IllegalArgumentException("the key is not a JSON Web Key");
    }
    if (!(key instanceof AsymmetricJWK) || !key.isPrivate()) {
      throw new IllegalArgumentException("the key must be a private RSA, EC or Ed25519 key");
    }
    return key;
  }
}
