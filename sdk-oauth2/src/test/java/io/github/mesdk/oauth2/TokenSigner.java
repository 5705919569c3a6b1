package io.github.mesdk.oauth2;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.impl.ECDSA;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Map;

/** Signs tokens with every algorithm that an issuer may use, and with wrong ones. */
final class TokenSigner {
  /** Long enough for HS512. */
  static final String SECRET = "canary-".repeat(10);

  private static final Map<Curve, ECKey> EC_KEYS =
      Map.of(
          Curve.P_256, ec(Curve.P_256), Curve.P_384, ec(Curve.P_384), Curve.P_521, ec(Curve.P_521));
  private static final KeyPair ED25519 = ed25519();
  private static final int ED25519_BYTES = 32;

  private TokenSigner() {}

  private static ECKey ec(Curve curve) {
    try {
      return new ECKeyGenerator(curve).keyID(curve.getName()).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair ed25519() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the key with this name: one, two, the name of a curve, or Ed25519. */
  static JWK key(String name) {
    return switch (name) {
      case "one" -> Keys.RSA;
      case "two" -> Keys.OTHER;
      case "Ed25519" -> {
        byte[] encoded = ED25519.getPublic().getEncoded();
        byte[] x = Arrays.copyOfRange(encoded, encoded.length - ED25519_BYTES, encoded.length);
        yield new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(x)).keyID(name).build();
      }
      default -> EC_KEYS.get(Curve.parse(name));
    };
  }

  /** The name of the key that an issuer uses for the algorithm; {@code rsa} for RSA. */
  static String keyName(String algorithm, String rsa) {
    return switch (algorithm) {
      case "EdDSA", "Ed25519" -> "Ed25519";
      case "ES256", "ES384", "ES512" ->
          Curve.forJWSAlgorithm(JWSAlgorithm.parse(algorithm)).iterator().next().getName();
      default -> rsa;
    };
  }

  /**
   * Returns a token.
   *
   * @param algorithm an algorithm of the header, or {@code encrypted}
   * @param kid the member {@code kid} of the header as JSON; empty for none
   */
  static String token(String algorithm, String keyName, String kid, String claims) {
    if (algorithm.equals("encrypted")) {
      String header = "{\"alg\":\"RSA-OAEP-256\",\"enc\":\"A256GCM\"}";
      return HostileReplies.base64url(header) + ".AAAA.AAAA.AAAA.AAAA";
    }
    String header = "{\"alg\":\"%s\"%s}".formatted(algorithm, kid);
    String input = HostileReplies.base64url(header) + "." + HostileReplies.base64url(claims);
    return input + "." + signature(algorithm, keyName, input.getBytes(US_ASCII));
  }

  /** Signs a text; see {@link #key} for the names. */
  static Base64URL signature(String algorithm, String keyName, byte[] input) {
    try {
      return switch (algorithm) {
        case "none" -> new Base64URL("");
        case "EdDSA", "Ed25519" -> {
          Signature signer = Signature.getInstance("Ed25519");
          signer.initSign(ED25519.getPrivate());
          signer.update(input);
          yield Base64URL.encode(signer.sign());
        }
        case "ES256K", "XS999" -> new Base64URL("AAAA");
        default -> {
          JWSAlgorithm parsed = JWSAlgorithm.parse(algorithm);
          yield signer(parsed, keyName).sign(new JWSHeader(parsed), input);
        }
      };
    } catch (JOSEException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JWSSigner signer(JWSAlgorithm algorithm, String keyName) throws JOSEException {
    if (JWSAlgorithm.Family.HMAC_SHA.contains(algorithm)) {
      return new MACSigner(SECRET);
    }
    JWK key = key(keyName);
    if (key instanceof ECKey ec) {
      assert ECDSA.resolveAlgorithm(ec.getCurve()).equals(algorithm);
      return new ECDSASigner(ec);
    }
    return new RSASSASigner(key.toRSAKey());
  }
}
