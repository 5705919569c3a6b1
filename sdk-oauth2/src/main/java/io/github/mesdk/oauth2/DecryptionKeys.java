package io.github.mesdk.oauth2;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEDecrypter;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import com.nimbusds.jose.crypto.RSADecrypter;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The private keys of a client that decrypt what an issuer encrypts for it, RFC 7516. Immutable.
 */
final class DecryptionKeys {
  static final DecryptionKeys NONE = new DecryptionKeys(List.of());

  /** RSA1_5 is missing, because its padding tells an attacker about the key (RFC 8725). */
  private static final Set<String> RSA = Set.of("RSA-OAEP-256", "RSA-OAEP-384", "RSA-OAEP-512");

  private static final Set<String> EC =
      Set.of("ECDH-ES", "ECDH-ES+A128KW", "ECDH-ES+A192KW", "ECDH-ES+A256KW");

  private static final Set<String> CONTENT =
      Set.of("A128GCM", "A192GCM", "A256GCM", "A128CBC-HS256", "A192CBC-HS384", "A256CBC-HS512");

  private static final Set<String> CURVES = Set.of("P-256", "P-384", "P-521");
  private static final int MAX_KEYS = 8;
  private static final int MIN_RSA_BITS = 2_048;

  private final List<JWK> keys;

  private DecryptionKeys(List<JWK> keys) {
    this.keys = keys;
  }

  /**
   * Returns the keys.
   *
   * @throws IllegalArgumentException if a key cannot decrypt; the message contains no part of a key
   */
  static DecryptionKeys of(List<String> jwks) {
    if (jwks.isEmpty() || jwks.size() > MAX_KEYS) {
      throw new IllegalArgumentException("a client needs one to eight decryption keys");
    }
    return new DecryptionKeys(jwks.stream().map(DecryptionKeys::checked).toList());
  }

  private static JWK checked(String jwk) {
    JWK key = PrivateKeys.parse(jwk);
    boolean isUsable =
        key instanceof RSAKey rsa
            ? rsa.size() >= MIN_RSA_BITS
            : key instanceof ECKey ec && CURVES.contains(ec.getCurve().getName());
    if (!isUsable) {
      throw new IllegalArgumentException(
          "a decryption key must be an RSA key of 2048 bits or more, or an EC key");
    }
    if (KeyUse.SIGNATURE.equals(key.getKeyUse())) {
      throw new IllegalArgumentException("a key for signatures must not decrypt (use: sig)");
    }
    try {
      decrypter(key);
    } catch (JOSEException unusable) {
      throw new IllegalArgumentException("the key cannot decrypt");
    }
    return key;
  }

  /** Returns the public parts of the keys, which two processes compare. */
  List<String> comparedParts() {
    return keys.stream().map(key -> key.toPublicJWK().toJSONString()).sorted().toList();
  }

  /** Returns whether there is no key. */
  boolean isEmpty() {
    return keys.isEmpty();
  }

  /** Returns whether one kind of key could decrypt with these algorithms. */
  static boolean isSupported(JWEHeader header) {
    return (RSA.contains(header.getAlgorithm().getName())
            || EC.contains(header.getAlgorithm().getName()))
        && CONTENT.contains(header.getEncryptionMethod().getName());
  }

  /**
   * Decrypts a token.
   *
   * @throws InvalidTokenException if no key decrypts it. The message is the same for each reason,
   *     so that it tells nothing about the key.
   */
  byte[] decrypt(EncryptedJwt token, JWEHeader header) throws InvalidTokenException {
    for (JWK key : candidates(header)) {
      byte[] content = decrypted(token, header, key);
      if (content != null) {
        return content;
      }
    }
    throw InvalidTokenException.ofSetup(
        "cannot be decrypted with the decryption keys of the client; check which key is registered");
  }

  /** Returns null if the token is encrypted for another key. */
  private static byte @Nullable [] decrypted(EncryptedJwt token, JWEHeader header, JWK key) {
    try {
      return decrypter(key)
          .decrypt(
              header,
              token.key(),
              token.initializationVector(),
              token.ciphertext(),
              token.tag(),
              token.additionalData());
    } catch (JOSEException | RuntimeException otherKey) {
      return null;
    }
  }

  private List<JWK> candidates(JWEHeader header) {
    String id = header.getKeyID();
    List<JWK> found = new ArrayList<>();
    for (JWK key : keys) {
      boolean isType = (key instanceof RSAKey ? RSA : EC).contains(header.getAlgorithm().getName());
      boolean isNamed = id == null || key.getKeyID() == null || key.getKeyID().equals(id);
      boolean isForAlgorithm =
          key.getAlgorithm() == null || key.getAlgorithm().equals(header.getAlgorithm());
      if (isType && isNamed && isForAlgorithm) {
        found.add(key);
      }
    }
    return found;
  }

  /** Returns a new decrypter, because those of Nimbus keep the state of a decryption. */
  private static JWEDecrypter decrypter(JWK key) throws JOSEException {
    return key instanceof RSAKey rsa ? new RSADecrypter(rsa) : new ECDHDecrypter(key.toECKey());
  }

  /** Shows no key. */
  @Override
  public String toString() {
    return "DecryptionKeys{" + keys.size() + "}";
  }
}
