package io.github.mesdk.oauth2;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.KeyConverter;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.BadJWSException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.validators.IDTokenClaimsVerifier;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.time.Deadline;
import java.net.URI;
import java.security.Key;
import java.security.PublicKey;
import java.text.ParseException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Verifies JWTs signed by an issuer. Rejects {@code alg: none} and symmetric algorithms. */
record JwtVerifier(URI issuer, SigningKeys keys) {
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
          JWSAlgorithm.ES512);

  /**
   * The maximum number of keys to try if a token names no key. An issuer usually has two or three
   * keys of a type.
   */
  private static final int MAX_CANDIDATES = 8;

  private static final int MAX_CLOCK_SKEW_SECONDS = 60;

  /**
   * Verifies signature, issuer, audience and validity period of a UserInfo response, OpenID Connect
   * Core 1.0 section 5.3.2.
   *
   * @throws BadJOSEException if verification fails; its message may quote claims
   */
  void checkUserInfo(CompactJwt token, String clientId, Deadline deadline)
      throws BadJOSEException, JOSEException {
    new DefaultJWTClaimsVerifier<>(
            clientId,
            new JWTClaimsSet.Builder().issuer(issuer.toString()).build(),
            Set.of("sub", "iss", "aud"))
        .verify(claims(token, deadline), null);
  }

  /**
   * Verifies an ID token and returns its subject, OpenID Connect Core 1.0 section 3.1.3.7.
   *
   * @param nonce the nonce that the token must contain; null if the login sent no nonce
   * @throws BadJOSEException if verification fails; its message may quote claims
   */
  String subject(CompactJwt idToken, String clientId, @Nullable Nonce nonce, Deadline deadline)
      throws BadJOSEException, JOSEException {
    JWTClaimsSet claims = claims(idToken, deadline);
    new IDTokenClaimsVerifier(
            new Issuer(issuer.toString()), new ClientID(clientId), nonce, MAX_CLOCK_SKEW_SECONDS)
        .verify(claims, null);
    String subject = claims.getSubject();
    if (subject == null || subject.isBlank()) {
      throw new BadJWTException("the subject is blank");
    }
    return subject;
  }

  /** Returns the claims of a token after verifying its signature. */
  private JWTClaimsSet claims(CompactJwt token, Deadline deadline)
      throws BadJOSEException, JOSEException {
    try {
      if (!token.isSigned()) {
        throw new BadJWSException("the token is not signed");
      }
      JWSHeader header = token.header();
      new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, null).verify(header.getType(), null);
      if (!hasValidSignature(token, header, deadline)) {
        throw new BadJWSException(
            "no key of the issuer made the signature, or its algorithm is not supported");
      }
      return token.claims();
    } catch (ParseException malformed) {
      throw new BadJWTException("the token is malformed");
    }
  }

  private boolean hasValidSignature(CompactJwt token, JWSHeader header, Deadline deadline)
      throws JOSEException {
    if (!ALGORITHMS.contains(header.getAlgorithm())) {
      return false;
    }
    byte[] signingInput = token.signingInput();
    JWKSelector selector = new JWKSelector(JWKMatcher.forJWSHeader(header));
    var candidates = keys.find(selector, deadline).stream().limit(MAX_CANDIDATES).toList();
    for (Key key : KeyConverter.toJavaKeys(candidates)) {
      if (deadline.hasPassed()) {
        throw TransportException.of(
            TransportException.Reason.TIMEOUT, "the deadline passed during a verification", null);
      }
      if (key instanceof PublicKey
          && new DefaultJWSVerifierFactory()
              .createJWSVerifier(header, key)
              .verify(header, signingInput, token.signature())) {
        return true;
      }
    }
    return false;
  }
}
