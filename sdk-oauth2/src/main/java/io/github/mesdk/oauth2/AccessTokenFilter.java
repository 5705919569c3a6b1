package io.github.mesdk.oauth2;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.OctetKeyPair;
import io.github.mesdk.error.ApiError;
import io.github.mesdk.error.DecodeException;
import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.error.UnauthenticatedReason;
import io.github.mesdk.token.AccessToken;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Refuses JWT access tokens that the issuer would refuse too: expired, of another issuer, or with a
 * signature that does not match the key that the token names. Each other token passes, because only
 * the issuer can decide.
 */
record AccessTokenFilter(OAuth2Issuer issuer) implements Consumer<AccessToken> {
  private static final int UNAUTHORIZED = 401;

  /** Longer than real access tokens. A longer text is not decoded. */
  private static final int MAX_LENGTH = 16 * 1024;

  /** RFC 9068 section 2.1. Both are compared in any case. */
  private static final Set<String> TYPES = Set.of("at+jwt", "application/at+jwt");

  @Override
  public void accept(AccessToken token) {
    String text = token.value();
    if (text.length() > MAX_LENGTH || text.indexOf('.') < 0) {
      return;
    }
    try {
      check(CompactJwt.parse(text));
    } catch (InvalidTokenException | DecodeException unreadable) {
      // The issuer decides about a token that is no JWT, or that has a form of its own.
    }
  }

  private void check(CompactJwt token) throws InvalidTokenException {
    if (!token.isSigned()) {
      return;
    }
    JWSHeader header = token.header();
    JOSEObjectType type = header.getType();
    if (type == null || !TYPES.contains(type.getType().toLowerCase(Locale.ROOT))) {
      return;
    }
    JwtClaims claims = token.claims();
    Optional<String> named = claims.text("iss");
    if (named.isPresent() && !named.get().equals(issuer.identifier.toString())) {
      throw refused(UnauthenticatedReason.INVALID, "the token is from another issuer");
    }
    Optional<Instant> expiry = claims.time("exp");
    if (expiry.isPresent() && issuer.validityPeriod.hasExpired(expiry.get())) {
      throw refused(UnauthenticatedReason.EXPIRED, "the token expired at " + expiry.get());
    }
    if (header.getKeyID() != null && JwtVerifier.ALGORITHMS.contains(header.getAlgorithm())) {
      checkSignature(token, header);
    }
  }

  private void checkSignature(CompactJwt token, JWSHeader header) {
    List<JWK> keys = issuer.keys.findCached(new JWKSelector(JWKMatcher.forJWSHeader(header)));
    if (!keys.isEmpty()
        && keys.size() <= JwtVerifier.MAX_CANDIDATES
        && keys.stream().allMatch(AccessTokenFilter::isSupported)
        && keys.stream().noneMatch(key -> JwtVerifier.isSignedWith(key, token, header))) {
      throw refused(
          UnauthenticatedReason.INVALID, "the signature of the token does not match its key");
    }
  }

  /** A signature that cannot be verified is not a bad one. Ed448 is also an EdDSA curve. */
  private static boolean isSupported(JWK key) {
    return !(key instanceof OctetKeyPair pair) || Curve.Ed25519.equals(pair.getCurve());
  }

  private static UnauthenticatedException refused(UnauthenticatedReason reason, String problem) {
    return UnauthenticatedException.of(
        "",
        ApiError.builder(UNAUTHORIZED, ErrorKind.UNAUTHENTICATED)
            .reason(reason)
            .message("refused without a request: " + problem)
            .build());
  }
}
