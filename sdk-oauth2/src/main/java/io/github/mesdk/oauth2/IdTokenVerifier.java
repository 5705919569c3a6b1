package io.github.mesdk.oauth2;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.openid.connect.sdk.Nonce;
import io.github.mesdk.concurrent.Interrupts;
import io.github.mesdk.error.DecodeException;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.model.oidc.UserInfo;
import io.github.mesdk.model.read.JsonTokens;
import io.github.mesdk.model.read.Readers;
import io.github.mesdk.time.Deadline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Verifies the ID tokens of one client, OpenID Connect Core 1.0 sections 3.1.3.7 and 12.2. */
record IdTokenVerifier(TokenClient client) {

  /**
   * What an ID token must match besides the issuer and the client.
   *
   * @param nonce the nonce of the login; null if the login sent none, and for a refresh
   * @param subject the subject of the login; empty if the subject is not known yet
   * @param accessToken the access token of the same reply; empty if there is none
   */
  record Expected(@Nullable Nonce nonce, Optional<String> subject, Optional<String> accessToken) {}

  /** Whether the key that ID tokens are signed with is known, or can be fetched. */
  boolean hasKey() {
    return client.registration.isIdTokenSignedWithSecret() || client.issuer.keys.isEndpointKnown();
  }

  /**
   * Returns the subject of an ID token. The claims are compared before the signature is verified: a
   * token for another login stays invalid, whether or not the issuer's keys are available.
   *
   * @throws InvalidTokenException if a check fails
   * @throws MeException if the issuer's keys cannot be fetched
   */
  String subject(String idToken, Expected expected, Deadline deadline)
      throws InvalidTokenException {
    CompactJwt token = parse(idToken);
    JwtClaims claims = checkedClaims(token, expected);
    JwtVerifier verifier =
        new JwtVerifier(
            client.issuer.keys,
            client.registration.idTokenAlgorithms(),
            client.registration.secret());
    JWSAlgorithm algorithm = verifier.supportedAlgorithm(token);
    checkTimes(claims);
    verifier.checkSignature(token, deadline);
    checkAccessToken(claims, expected.accessToken(), algorithm);
    return claims.subject();
  }

  /**
   * Returns the claims of an ID token that {@link #subject} has verified. As in an answer, an
   * optional claim that cannot be read is absent. Empty if a text is not valid Unicode, such as a
   * name that was cut off inside an emoji: that is no reason to refuse the login.
   *
   * @throws InvalidTokenException if a claim that decides who the user is cannot be read
   */
  Optional<UserInfo> user(String idToken) throws InvalidTokenException {
    byte[] claims = parse(idToken).payload();
    try (JsonTokens in = JsonTokens.of(client.issuer.vendor.claims().applied(claims))) {
      return Optional.of(Readers.read(UserInfo.class, in));
    } catch (DecodeException unreadable) {
      throw new InvalidTokenException("has a malformed " + unreadable.path().orElse("claim"));
    } catch (IOException | RuntimeException notUnicode) {
      return Optional.empty();
    }
  }

  /**
   * Checks the claims of an ID token whose signature cannot be verified, because the issuer
   * publishes no keys.
   *
   * @throws InvalidTokenException if a check fails
   */
  void checkUnverifiable(String idToken, Expected expected) throws InvalidTokenException {
    checkTimes(checkedClaims(parse(idToken), expected));
  }

  /** Returns the signed token, decrypted if it is encrypted. */
  private CompactJwt parse(String idToken) throws InvalidTokenException {
    return CompactJwt.parse(idToken, client.registration.decryptionKeys());
  }

  /**
   * Returns the time at which the person authenticated, if the token has it.
   *
   * @param idToken an ID token that is verified already
   */
  Optional<Instant> authenticationTime(String idToken) throws InvalidTokenException {
    return claims(parse(idToken)).time("auth_time");
  }

  /** Returns the claims after the comparison with the issuer, the client and the login. */
  private JwtClaims checkedClaims(CompactJwt token, Expected expected)
      throws InvalidTokenException {
    JwtClaims claims = claims(token);
    checkIssuer(claims);
    checkAudience(claims);
    checkNonce(claims, expected.nonce());
    String subject = claims.subject();
    if (!subject.equals(expected.subject().orElse(subject))) {
      throw new InvalidTokenException("is about a user other than the user of the login (sub)");
    }
    return claims;
  }

  /** Returns the claims of a token that is not verified yet. */
  private static JwtClaims claims(CompactJwt token) throws InvalidTokenException {
    try {
      return token.claims();
    } catch (DecodeException unreadable) {
      throw new InvalidTokenException("is malformed");
    }
  }

  /** Returns the exception to throw if the issuer's keys cannot be fetched. */
  static MeException withoutKeys(MeException failure) {
    if (Interrupts.isInterrupt(failure) || failure instanceof TokenException) {
      return failure;
    }
    String problem = "cannot verify the ID token: " + failure.problem();
    return failure.retryable()
        ? TokenException.unavailable(problem, failure)
        : TokenException.of(problem, failure);
  }

  private void checkIssuer(JwtClaims claims) throws InvalidTokenException {
    OAuth2Issuer issuer = client.issuer;
    if (!issuer.vendor.isIssuer(required(claims.text("iss"), "iss"), issuer.identifier)) {
      throw new InvalidTokenException("is not from the issuer " + issuer.identifier);
    }
  }

  private void checkAudience(JwtClaims claims) throws InvalidTokenException {
    String clientId = client.registration.clientId();
    List<String> audiences = claims.audiences();
    if (!audiences.contains(clientId)) {
      throw new InvalidTokenException(
          audiences.isEmpty() ? "has no aud" : "is not for the client " + clientId);
    }
    Optional<String> authorizedParty = claims.text("azp");
    if (authorizedParty.isPresent() && !authorizedParty.get().equals(clientId)) {
      throw new InvalidTokenException("was not issued to the client " + clientId + " (azp)");
    }
    for (String audience : audiences) {
      if (!audience.equals(clientId) && !client.issuer.trustedAudiences.contains(audience)) {
        throw new InvalidTokenException(
            "has an additional audience that is not one of the trusted audiences");
      }
    }
  }

  private static void checkNonce(JwtClaims claims, @Nullable Nonce nonce)
      throws InvalidTokenException {
    if (nonce != null && !required(claims.text("nonce"), "nonce").equals(nonce.getValue())) {
      throw new InvalidTokenException("has the nonce of another login");
    }
  }

  private void checkTimes(JwtClaims claims) throws InvalidTokenException {
    required(claims.time("exp"), "exp");
    required(claims.time("iat"), "iat");
    client.issuer.validityPeriod.check(claims);
  }

  /** Compares {@code at_hash}, if it is present, OpenID Connect Core 1.0 section 3.1.3.8. */
  private static void checkAccessToken(
      JwtClaims claims, Optional<String> accessToken, JWSAlgorithm algorithm)
      throws InvalidTokenException {
    Optional<String> hash = claims.text("at_hash");
    if (hash.isPresent()
        && accessToken.isPresent()
        && !hash.get().equals(halfHash(accessToken.get(), algorithm))) {
      throw new InvalidTokenException("is not for the access token of the reply (at_hash)");
    }
  }

  /** Returns the left half of the hash. Ed25519, the only other algorithm, uses SHA-512. */
  private static String halfHash(String accessToken, JWSAlgorithm algorithm) {
    String name = algorithm.getName();
    String digest = name.endsWith("256") ? "SHA-256" : name.endsWith("384") ? "SHA-384" : "SHA-512";
    try {
      byte[] hash =
          MessageDigest.getInstance(digest).digest(accessToken.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(Arrays.copyOf(hash, hash.length / 2));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has " + digest, impossible);
    }
  }

  private static <T> T required(Optional<T> claim, String name) throws InvalidTokenException {
    return claim.orElseThrow(() -> new InvalidTokenException("has no " + name));
  }
}
