package io.github.mesdk.oauth2;

import static java.util.stream.Collectors.joining;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.KeyConverter;
import com.nimbusds.jose.jwk.OctetKeyPair;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.time.Deadline;
import java.security.Key;
import java.security.PublicKey;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Verifies that an issuer signed a JWT.
 *
 * @param accepted the algorithms to accept; an HMAC algorithm only if the program named it, because
 *     otherwise a token could choose how it is verified
 * @param secret the key of the HMAC algorithms; null if there is no secret
 */
record JwtVerifier(SigningKeys keys, Set<JWSAlgorithm> accepted, @Nullable String secret) {
  /** The asymmetric algorithms that every Java runtime supports. */
  static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512,
          JWSAlgorithm.EdDSA,
          JWSAlgorithm.Ed25519);

  /**
   * The maximum number of keys to try if a token names no key. An issuer usually has two or three
   * keys of a type.
   */
  static final int MAX_CANDIDATES = 8;

  /** Returns the algorithm of a token that can be verified. */
  JWSAlgorithm supportedAlgorithm(CompactJwt token) throws InvalidTokenException {
    if (!token.isSigned()) {
      throw new InvalidTokenException("is not signed");
    }
    JWSHeader header = token.header();
    JOSEObjectType type = header.getType();
    if (type != null && !type.equals(JOSEObjectType.JWT)) {
      throw new InvalidTokenException("has a typ other than JWT");
    }
    JWSAlgorithm algorithm = header.getAlgorithm();
    if (!accepted.contains(algorithm)) {
      throw InvalidTokenException.ofSetup("is signed with " + refusal(algorithm));
    }
    return algorithm;
  }

  private String refusal(JWSAlgorithm algorithm) {
    boolean isSymmetric = JWSAlgorithm.Family.HMAC_SHA.contains(algorithm);
    // Any other name may be a text that the issuer repeats.
    boolean isKnown = isSymmetric || JWSAlgorithm.Family.SIGNATURE.contains(algorithm);
    String name = isKnown ? algorithm.getName() : "an unknown algorithm";
    if (!accepted.equals(ALGORITHMS)) {
      return name + ", but the client is registered for " + names(accepted);
    }
    return isSymmetric
        ? name
            + " and a shared secret, which is accepted only for the ID tokens of a client that is"
            + " configured for this algorithm"
        : name + ", which is not supported; register the client for another algorithm";
  }

  private static String names(Set<JWSAlgorithm> algorithms) {
    return algorithms.stream().map(JWSAlgorithm::getName).sorted().collect(joining(" or "));
  }

  /**
   * Verifies the signature of a token with a supported algorithm.
   *
   * @throws InvalidTokenException if no key of the issuer made the signature
   * @throws MeException if the issuer's keys cannot be fetched, or the deadline passes
   */
  void checkSignature(CompactJwt token, Deadline deadline) throws InvalidTokenException {
    JWSHeader header = token.header();
    if (JWSAlgorithm.Family.HMAC_SHA.contains(header.getAlgorithm())) {
      checkCode(token, header);
      return;
    }
    JWKSelector selector = new JWKSelector(JWKMatcher.forJWSHeader(header));
    SigningKeys.Found found = keys.find(selector, deadline);
    SigningKeys.CachedKeys cached = found.cached();
    boolean isSigned = isSignedWithAny(found.keys(), token, header, deadline);
    if (!isSigned && header.getKeyID() == null && cached != null) {
      // Without a key id, only the signature shows that the issuer has rotated its keys.
      List<JWK> newer = keys.findNewer(cached, selector, deadline);
      isSigned = isSignedWithAny(newer, token, header, deadline);
    }
    if (!isSigned) {
      throw new InvalidTokenException(
          "is not signed by this issuer: none of the issuer's keys made the signature");
    }
  }

  private void checkCode(CompactJwt token, JWSHeader header) throws InvalidTokenException {
    try {
      if (secret == null
          || !new MACVerifier(secret).verify(header, token.signingInput(), token.signature())) {
        throw new InvalidTokenException("is not signed with the client secret");
      }
    } catch (JOSEException tooShort) {
      throw new InvalidTokenException("is signed with a secret that is too short");
    }
  }

  private static boolean isSignedWithAny(
      List<JWK> candidates, CompactJwt token, JWSHeader header, Deadline deadline) {
    for (JWK candidate : candidates.subList(0, Math.min(candidates.size(), MAX_CANDIDATES))) {
      if (deadline.hasPassed()) {
        throw TransportException.of(
            TransportException.Reason.TIMEOUT, "the deadline passed during a verification", null);
      }
      if (isSignedWith(candidate, token, header)) {
        return true;
      }
    }
    return false;
  }

  static boolean isSignedWith(JWK candidate, CompactJwt token, JWSHeader header) {
    if (candidate instanceof OctetKeyPair pair) {
      return Ed25519.verify(pair, token.signingInput(), token.signature().decode());
    }
    for (Key key : KeyConverter.toJavaKeys(List.of(candidate))) {
      if (key instanceof PublicKey) {
        try {
          return new DefaultJWSVerifierFactory()
              .createJWSVerifier(header, key)
              .verify(header, token.signingInput(), token.signature());
        } catch (JOSEException otherAlgorithm) {
          return false; // another candidate may fit
        }
      }
    }
    return false;
  }
}
