package io.github.mesdk.oauth2;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import io.github.mesdk.error.ApiError;
import io.github.mesdk.error.DecodeException;
import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.UnexpectedResponseException;
import io.github.mesdk.provider.BodyDecoder;
import io.github.mesdk.time.Deadline;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Verifies signed UserInfo responses, extracts their JSON, and checks the subject of all responses.
 */
final class UserInfoDecoder implements BodyDecoder {
  private final JwtVerifier verifier;
  private final @Nullable String clientId;
  private final @Nullable String subject;
  private final boolean isSignatureRequired;

  UserInfoDecoder(UserInfoBuilder from) {
    verifier = new JwtVerifier(from.issuer.identifier, from.issuer.keys);
    clientId = from.clientId;
    subject = from.subject;
    isSignatureRequired = from.isSignatureRequired;
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
      checkSubject(json, subject);
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
      verifier.checkUserInfo(token, clientId, deadline);
      return token.payload();
    } catch (BadJOSEException | JOSEException | ParseException invalid) {
      // No cause, because the messages of these exceptions quote claims.
      throw unexpected(
          "the signed response has expired, or is not signed by this issuer for this client");
    } catch (TokenException noKeys) {
      throw unreadable("it is signed (application/jwt), but " + noKeys.problem());
    }
  }

  private static CompactJwt signed(byte[] body) {
    CompactJwt token;
    try {
      token = CompactJwt.parse(body);
    } catch (ParseException malformed) {
      throw unreadable("its type is application/jwt, but it is not a JSON Web Token");
    }
    if (token.isEncrypted()) {
      throw unreadable("it is encrypted; register the client for signed, unencrypted responses");
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
  private static void checkSubject(byte[] json, String subject) {
    Optional<Map<String, @Nullable Object>> response = WireJson.object(json);
    if (response.isEmpty() && startsLikeAnObject(json)) {
      throw unreadable("it is not a JSON object");
    }
    Object named = response.map(members -> members.get("sub")).orElse(null);
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
