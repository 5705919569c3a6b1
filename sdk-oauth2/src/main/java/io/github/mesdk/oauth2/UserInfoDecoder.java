package io.github.mesdk.oauth2;

import io.github.mesdk.error.ApiError;
import io.github.mesdk.error.DecodeException;
import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.UnexpectedResponseException;
import io.github.mesdk.http.Reply;
import io.github.mesdk.http.Scrubber;
import io.github.mesdk.provider.BodyDecoder;
import io.github.mesdk.time.Deadline;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Verifies signed UserInfo responses, extracts their JSON, and checks the subject of all responses.
 */
final class UserInfoDecoder implements BodyDecoder {
  private final OAuth2Issuer issuer;
  private final @Nullable String clientId;
  private final @Nullable String subject;
  private final boolean isSignatureRequired;
  private final boolean mayLackIssuerAndAudience;

  UserInfoDecoder(UserInfoBuilder from) {
    issuer = from.issuer;
    clientId = from.clientId;
    subject = from.subject;
    isSignatureRequired = from.isSignatureRequired;
    mayLackIssuerAndAudience = from.mayLackIssuerAndAudience;
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
    return json;
  }

  @Override
  public String accept() {
    return isSignatureRequired ? "application/jwt" : BodyDecoder.super.accept();
  }

  private byte[] verified(byte[] body, Deadline deadline) {
    if (clientId == null) {
      throw unreadable(
          "it is signed (application/jwt), but no client id is configured to verify it");
    }
    CompactJwt token = signed(body);
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
    if (iss.isPresent() && !iss.get().equals(issuer.identifier.toString())) {
      throw new InvalidTokenException("is not from the issuer " + issuer.identifier);
    }
    if (!audiences.isEmpty() && !audiences.contains(clientId)) {
      throw new InvalidTokenException("is not for the client " + clientId);
    }
    claims.subject();
    issuer.validityPeriod.check(claims);
  }

  private static CompactJwt signed(byte[] body) {
    CompactJwt token;
    try {
      token = CompactJwt.parse(body);
    } catch (InvalidTokenException malformed) {
      throw unreadable("its type is application/jwt, but it is not a JSON Web Token");
    }
    if (token.isEncrypted()) {
      throw unreadable(
          "it is "
              + token.encryption()
              + "; register the client for signed, unencrypted responses");
    }
    if (!token.isSigned()) {
      throw unexpected("the response is a JSON Web Token without a signature");
    }
    return token;
  }

  /**
   * Throws if the response is about another subject. Also throws for an object that {@link
   * WireJson} cannot read, because the model's parser might accept it and find another subject. An
   * integer {@code sub} is compared by its decimal text.
   */
  private static void checkSubject(byte[] json, String contentType, String subject) {
    if (!startsLikeAnObject(json)) {
      return; // the client reports what the response is instead
    }
    // The client masks the message, because only the client knows the secrets of the call.
    Scrubber unmasked = Scrubber.of(List.of());
    String mediaType = Reply.mediaTypeIn(contentType, unmasked);
    Object named = WireJson.members(json, mediaType, unmasked).get("sub");
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

  /**
   * Returns whether the body starts like a JSON object. No parser finds a subject in any other
   * body, such as {@code null} or an HTML page.
   */
  private static boolean startsLikeAnObject(byte[] json) {
    return new String(json, StandardCharsets.UTF_8)
        .replace("\uFEFF", "")
        .stripLeading()
        .startsWith("{");
  }

  private static DecodeException unreadable(String problem) {
    return DecodeException.ofUnreadableBody("oidc", "cannot decode the response: " + problem);
  }

  private static UnexpectedResponseException unexpected(String problem) {
    return UnexpectedResponseException.of(
        "oidc", ApiError.builder(200, ErrorKind.UNEXPECTED_RESPONSE).message(problem).build());
  }
}
