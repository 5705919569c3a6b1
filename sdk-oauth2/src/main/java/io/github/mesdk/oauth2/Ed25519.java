package io.github.mesdk.oauth2;

import com.nimbusds.jose.jwk.OctetKeyPair;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;

/**
 * Verifies Ed25519 signatures, RFC 8037, with the JDK. Nimbus' own verifier would need the library
 * Tink.
 */
final class Ed25519 {
  private static final int KEY_BYTES = 32;
  private static final int SIGN_OF_X = 0x80;

  private Ed25519() {}

  static boolean verify(OctetKeyPair key, byte[] input, byte[] signature) {
    byte[] encoded = key.getDecodedX();
    if (encoded.length != KEY_BYTES) {
      return false;
    }
    try {
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(
          KeyFactory.getInstance("Ed25519")
              .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point(encoded))));
      verifier.update(input);
      return verifier.verify(signature);
    } catch (GeneralSecurityException unusable) {
      return false; // not a point of the curve, or not a signature
    }
  }

  /** RFC 8032 section 5.1.2: little-endian y, with the lowest bit of x as the highest bit. */
  private static EdECPoint point(byte[] encoded) {
    byte[] y = new byte[KEY_BYTES];
    for (int i = 0; i < KEY_BYTES; i++) {
      y[i] = encoded[KEY_BYTES - 1 - i];
    }
    boolean isXOdd = (y[0] & SIGN_OF_X) != 0;
    y[0] &= (byte) ~SIGN_OF_X;
    return new EdECPoint(isXOdd, new BigInteger(1, y));
  }
}
