package io.github.mesdk.oauth2;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.EncryptedJWT;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.SignedJWT;
import io.github.mesdk.error.ApiError;
import io.github.mesdk.error.DecodeException;
import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.error.UnexpectedResponseException;
import io.github.mesdk.provider.BodyDecoder;
import io.github.mesdk.time.Deadline;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Locale;
import java.util.Map;
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
    verifier = new JwtVerifier(from.issuer.issuer, from.issuer.keys);
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

  private byte[] verified(byte[] body, Deadline deadline) {
    if (clientId == null) {
      throw unreadable(
          "it is signed (application/jwt), but no client id is configured to verify it");
    }
    SignedJWT token = signed(body);
    try {
      verifier.checkUserInfo(token, clientId, deadline);
    } catch (BadJOSEException | JOSEException invalid) {
      // No cause: these messages quote claims.
      throw unexpected(
          "the signed response has expired, or is not signed by this issuer for this client");
    }
    return token.getPayload().toBytes();
  }

  private static SignedJWT signed(byte[] body) {
    JWT token;
    try {
      token = JWTParser.parse(new String(body, StandardCharsets.UTF_8).strip());
    } catch (ParseException | RuntimeException malformed) {
      throw unreadable("its type is application/jwt, but it is not a JSON Web Token");
    }
    if (token instanceof EncryptedJWT) {
      throw unreadable("it is encrypted; register the client for signed, unencrypted responses");
    }
    if (token instanceof SignedJWT signed) {
      return signed;
    }
    throw unexpected("the response is a JSON Web Token without a signature");
  }

  /**
   * Rejects a body that this parser cannot read, because the model's parser might accept it and
   * find another subject. An integer is compared by its decimal text.
   */
  private static void checkSubject(byte[] json, String subject) {
    Map<String, @Nullable Object> response =
        WireJson.object(json).orElseThrow(() -> unreadable("it is not a JSON object"));
    Object named = response.get("sub");
    if (named == null) {
      return; // the model reports it as missing
    }
    if (!(named instanceof String || named instanceof Long || named instanceof BigInteger)) {
      throw DecodeException.of("oidc", "sub", "not text");
    }
    if (!named.toString().equals(subject)) {
      throw unexpected("the response is about a different subject than the expected one");
    }
  }

  private static DecodeException unreadable(String problem) {
    return DecodeException.of("oidc", "", "cannot decode the response: " + problem);
  }

  private static UnexpectedResponseException unexpected(String problem) {
    return UnexpectedResponseException.of(
        "oidc", ApiError.builder(200, ErrorKind.UNEXPECTED_RESPONSE).message(problem).build());
  }
}
