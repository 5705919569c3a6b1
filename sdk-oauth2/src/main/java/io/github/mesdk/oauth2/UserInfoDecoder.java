package io.github.mesdk.oauth2;

import io.github.mesdk.error.ApiError;
import io.github.mesdk.error.DecodeException;
import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.UnexpectedResponseException;
import io.github.mesdk.provider.BodyDecoder;
import io.github.mesdk.provider.internal.SdkDecoder;
import io.github.mesdk.time.Deadline;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Verifies signed UserInfo responses, extracts their JSON, and checks the subject of all responses.
 */
final class UserInfoDecoder implements BodyDecoder, SdkDecoder {
  private final OAuth2Issuer issuer;
  private final @Nullable String clientId;
  private final DecryptionKeys decryptionKeys;
  private final @Nullable String subject;
  private final boolean isSignatureRequired;
  private final boolean mayLackIssuerAndAudience;

  UserInfoDecoder(UserInfoBuilder from) {
    issuer = from.issuer;
    clientId = from.clientId;
    OAuth2Client client = from.client;
    decryptionKeys = client == null ? DecryptionKeys.NONE : client.decryptionKeys();
    subject = from.subject;
    isSignatureRequired = from.isSignatureRequired;
    mayLackIssuerAndAudience = from.mayLackIssuerAndAudience;
  }

  @Override
  public List<?> comparedParts() {
    return List.of(
        issuer.identifier,
        part(issuer.metadata.endpoints().find(Endpoints.Kind.JWKS)),
        issuer.validityPeriod.leeway().toNanos(),
        issuer.vendor.claims().comparedParts(),
        part(issuer.vendor.issuerAlias().orElse(null)),
        part(clientId),
        decryptionKeys.comparedParts(),
        part(subject),
        isSignatureRequired,
        mayLackIssuerAndAudience);
  }

  /**
   * A client id permits signed responses. Their keys come through the HTTP client of the issuer,
   * which may be the application's.
   */
  @Override
  public boolean hasCode() {
    return clientId != null && issuer.hasOwnHttpClient;
  }

  /** Returns a list of the value; empty if it is null. */
  static List<?> part(@Nullable Object value) {
    return value == null ? List.of() : List.of(value);
  }

  @Override
  public byte[] decode(String contentType, byte[] body, Deadline deadline) {
    String mediaType = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    boolean isSigned = mediaType.equals("application/jwt");
    if (isSignatureRequired && !isSigned) {
      throw unexpected("the response is not signed");
    }
    byte[] json = isSigned ? verified(body, deadline) : body;
    if (subject != null) {
      checkSubject(json, contentType, subject);
    }
    return issuer.vendor.claims().applied(json);
  }

  @Override
  public String accept() {
    return isSignatureRequired ? "application/jwt" : BodyDecoder.super.accept();
  }

  private byte[] verified(byte[] body, Deadline deadline) {
    CompactJwt outer = parsed(body);
    if (!outer.isEncrypted()) {
      return verified(outer, deadline);
    }
    byte[] content = decrypted(outer);
    if (WireJson.startsLikeAnObject(content)) {
      // Without a signature, an encrypted response is as trustworthy as JSON from the endpoint.
      if (isSignatureRequired) {
        throw unexpected("the response is encrypted, but not signed");
      }
      return content;
    }
    CompactJwt nested = parsed(content);
    if (nested.isEncrypted()) {
      throw unexpected("the response is encrypted twice");
    }
    return verified(nested, deadline);
  }

  private byte[] decrypted(CompactJwt token) {
    try {
      return token.encrypted().decrypt(decryptionKeys);
    } catch (InvalidTokenException undecryptable) {
      throw unreadable(undecryptable.about("it"));
    }
  }

  private byte[] verified(CompactJwt token, Deadline deadline) {
    if (!token.isSigned()) {
      throw unexpected("the response is a JSON Web Token without a signature");
    }
    if (clientId == null) {
      throw unreadable(
          "it is signed (application/jwt), but no client id is configured to verify it");
    }
    try {
      JwtVerifier verifier = new JwtVerifier(issuer.keys, JwtVerifier.ALGORITHMS, null);
      verifier.supportedAlgorithm(token);
      verifier.checkSignature(token, deadline);
      checkClaims(token.claims(), clientId);
      return token.payload();
    } catch (InvalidTokenException invalid) {
      throw unexpected(invalid.about("the signed response"));
    } catch (TokenException noKeys) {
      throw unreadable("it is signed (application/jwt), but " + noKeys.problem());
    }
  }

  /** Checks the claims of a signed response, OpenID Connect Core 1.0 section 5.3.2. */
  private void checkClaims(JwtClaims claims, String clientId) throws InvalidTokenException {
    Optional<String> iss = claims.text("iss");
    List<String> audiences = claims.audiences();
    if (!mayLackIssuerAndAudience && (iss.isEmpty() || audiences.isEmpty())) {
      throw new InvalidTokenException(iss.isEmpty() ? "has no iss" : "has no aud");
    }
    if (iss.isPresent() && !issuer.vendor.isIssuer(iss.get(), issuer.identifier)) {
      throw new InvalidTokenException("is not from the issuer " + issuer.identifier);
    }
    if (!audiences.isEmpty() && !audiences.contains(clientId)) {
      throw new InvalidTokenException("is not for the client " + clientId);
    }
    claims.subject();
    issuer.validityPeriod.check(claims);
  }

  private static CompactJwt parsed(byte[] body) {
    try {
      return CompactJwt.parse(body);
    } catch (InvalidTokenException malformed) {
      throw unreadable("its type is application/jwt, but it is not a JSON Web Token");
    }
  }

  /**
   * Throws if the response is about another subject. Also throws for an object that {@link
   * WireJson} cannot read, because the model's parser might accept it and find another subject. An
   * integer {@code sub} is compared by its decimal text.
   */
  private static void checkSubject(byte[] json, String contentType, String subject) {
    if (!WireJson.startsLikeAnObject(json)) {
      return; // the client reports what the response is instead
    }
    Object named = WireJson.unmasked(json, contentType).get("sub");
    if (named == null || (named instanceof String text && text.isBlank())) {
      return; // the client reports a missing subject, or the failure that the response contains
    }
    if (!(named instanceof String || named instanceof Long || named instanceof BigInteger)) {
      throw DecodeException.of("oidc", "sub", "not text");
    }
    if (!named.toString().equals(subject)) {
      throw unexpected("the response is about a different subject than the expected one");
    }
  }

  private static DecodeException unreadable(String problem) {
    return DecodeException.ofUnreadableBody("oidc", "cannot decode the response: " + problem);
  }

  private static UnexpectedResponseException unexpected(String problem) {
    return UnexpectedResponseException.of(
        "oidc", ApiError.builder(200, ErrorKind.UNEXPECTED_RESPONSE).message(problem).build());
  }
}
