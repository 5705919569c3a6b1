package io.github.mesdk.oauth2;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.JWTAuthentication;
import com.nimbusds.oauth2.sdk.auth.JWTAuthenticationClaimsSet;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.JWTID;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Signs the assertions of a client, RFC 7523 section 2.2, with a private key or the client secret.
 *
 * @param keyId the {@code kid} of the key; null for none
 */
record ClientAssertion(JWSAlgorithm algorithm, JWSSigner signer, @Nullable String keyId) {
  private static final Duration LIFETIME = Duration.ofMinutes(1);

  /**
   * Returns the assertions that a private key signs.
   *
   * @throws IllegalArgumentException if the key cannot sign; the message contains no part of the
   *     key
   */
  static ClientAssertion ofKey(String jwk) {
    JWK key = PrivateKeys.parse(jwk);
    JWSAlgorithm algorithm = algorithm(key);
    ClientAssertion assertion = new ClientAssertion(algorithm, signer(key), key.getKeyID());
    // Sign once now, so that an unsuitable key fails here and not at the first request.
    assertion.sign(new ClientID("check"), URI.create("urn:mesdk:check"));
    return assertion;
  }

  /**
   * Returns the assertions that a client secret signs.
   *
   * @throws IllegalArgumentException if the algorithm is not HS256, HS384 or HS512, or if the
   *     secret is shorter than the hash of the algorithm, RFC 7518 section 3.2
   */
  static ClientAssertion ofSecret(String secret, String algorithm) {
    checkSecret(secret, algorithm);
    try {
      JWSSigner signer = new MACSigner(secret.getBytes(UTF_8));
      return new ClientAssertion(JWSAlgorithm.parse(algorithm), signer, null);
    } catch (JOSEException tooShort) {
      throw new IllegalArgumentException("the client secret cannot sign with " + algorithm);
    }
  }

  /**
   * Checks that a client secret can be the key of an HMAC algorithm, RFC 7518 section 3.2.
   *
   * @throws IllegalArgumentException if it cannot
   */
  static void checkSecret(@Nullable String secret, String algorithm) {
    if (!JWSAlgorithm.Family.HMAC_SHA.contains(JWSAlgorithm.parse(algorithm))) {
      throw new IllegalArgumentException("the algorithm is not supported: " + algorithm);
    }
    int bits = Integer.parseInt(algorithm.substring("HS".length()));
    if (secret == null || secret.getBytes(UTF_8).length * Byte.SIZE < bits) {
      throw new IllegalArgumentException(
          "the algorithm %s requires a client secret of at least %d bytes"
              .formatted(algorithm, bits / Byte.SIZE));
    }
  }

  private static JWSAlgorithm algorithm(JWK key) {
    if (key.getAlgorithm() != null) {
      JWSAlgorithm named = JWSAlgorithm.parse(key.getAlgorithm().getName());
      if (!JwtVerifier.ALGORITHMS.contains(named)) {
        throw new IllegalArgumentException("the key's alg is not a supported signature algorithm");
      }
      return named;
    }
    if (key instanceof OctetKeyPair) {
      return JWSAlgorithm.EdDSA;
    }
    try {
      return key instanceof ECKey ec ? ECDSA.resolveAlgorithm(ec.getCurve()) : JWSAlgorithm.RS256;
    } catch (JOSEException unknownCurve) {
      throw new IllegalArgumentException("the key's curve is not supported");
    }
  }

  private static JWSSigner signer(JWK key) {
    try {
      if (key instanceof RSAKey rsa) {
        return new RSASSASigner(rsa);
      }
      if (key instanceof ECKey ec) {
        return new ECDSASigner(ec);
      }
      if (key instanceof OctetKeyPair pair && Curve.Ed25519.equals(pair.getCurve())) {
        return new Ed25519Signer(pair);
      }
      throw new IllegalArgumentException("the key must be a private RSA, EC or Ed25519 key");
    } catch (JOSEException unusable) {
      throw new IllegalArgumentException("the key cannot sign");
    }
  }

  /** Returns a new assertion, valid for a minute. */
  JWTAuthentication sign(ClientID client, URI audience) {
    // RFC 7523 makes iat optional, but some issuers require it.
    Instant issued = Instant.now();
    JWTAuthenticationClaimsSet claims =
        new JWTAuthenticationClaimsSet(
            client,
            new Audience(audience.toString()).toSingleAudienceList(),
            Date.from(issued.plus(LIFETIME)),
            null,
            Date.from(issued),
            new JWTID());
    JWSHeader header = new JWSHeader.Builder(algorithm).keyID(keyId).build();
    SignedJWT assertion = new SignedJWT(header, claims.toJWTClaimsSet());
    try {
      assertion.sign(signer);
    } catch (JOSEException unfit) {
      throw new IllegalArgumentException("the key cannot sign with its algorithm " + algorithm);
    }
    boolean isSecret = JWSAlgorithm.Family.HMAC_SHA.contains(algorithm);
    return new SignedAssertion(
        isSecret
            ? ClientAuthenticationMethod.CLIENT_SECRET_JWT
            : ClientAuthenticationMethod.PRIVATE_KEY_JWT,
        assertion);
  }

  /** An assertion with any algorithm. Those of Nimbus accept no EdDSA signatures. */
  private static final class SignedAssertion extends JWTAuthentication {
    SignedAssertion(ClientAuthenticationMethod method, SignedJWT assertion) {
      super(method, assertion);
    }

    /**
     * Adds the client id, which the assertion contains too. Some servers look up the client before
     * they parse the assertion.
     */
    @Override
    public Map<String, List<String>> toParameters() {
      Map<String, List<String>> all = new HashMap<>(super.toParameters());
      all.put("client_id", List.of(getClientID().getValue()));
      return all;
    }
  }

  /** Shows the algorithm only. */
  @Override
  public String toString() {
    return "ClientAssertion{" + algorithm + ", ***}";
  }
}
