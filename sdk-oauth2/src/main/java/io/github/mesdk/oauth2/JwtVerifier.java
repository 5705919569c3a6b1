package io.github.mesdk.oauth2;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.KeyConverter;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import io.github.mesdk.time.Deadline;
import java.net.URI;
import java.security.Key;
import java.security.PublicKey;
import java.util.List;
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
   * Verifies signature, issuer, audience and validity period of a UserInfo response, OpenID Connect
   * Core 1.0 section 5.3.2.
   *
   * @throws BadJOSEException if verification fails; its message may quote claims
   */
  void checkUserInfo(SignedJWT token, String clientId, Deadline deadline)
      throws BadJOSEException, JOSEException {
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, null));
    processor.setJWSKeySelector(selector(deadline));
    processor.setJWTClaimsSetVerifier(
        new DefaultJWTClaimsVerifier<>(
            clientId,
            new JWTClaimsSet.Builder().issuer(issuer.toString()).build(),
            Set.of("sub", "iss", "aud")));
    processor.process(token, null);
  }

  /**
   * Verifies an ID token and returns its subject, OpenID Connect Core 1.0 section 3.1.3.7.
   *
   * @param nonce the nonce that the token must contain; null if the flow has none
   * @throws BadJOSEException if verification fails; its message may quote claims
   */
  String subject(JWT idToken, String clientId, @Nullable Nonce nonce, Deadline deadline)
      throws BadJOSEException, JOSEException {
    IDTokenValidator validator =
        new IDTokenValidator(
            new Issuer(issuer.toString()), new ClientID(clientId), selector(deadline), null);
    return validator.validate(idToken, nonce).getSubject().getValue();
  }

  private JWSKeySelector<SecurityContext> selector(Deadline deadline) {
    return (header, context) -> publicKeys(header, deadline);
  }

  private List<? extends Key> publicKeys(JWSHeader header, Deadline deadline) {
    if (!ALGORITHMS.contains(header.getAlgorithm())) {
      return List.of();
    }
    JWKSelector selector = new JWKSelector(JWKMatcher.forJWSHeader(header));
    return KeyConverter.toJavaKeys(keys.find(selector, deadline)).stream()
        .filter(PublicKey.class::isInstance)
        .toList();
  }
}
