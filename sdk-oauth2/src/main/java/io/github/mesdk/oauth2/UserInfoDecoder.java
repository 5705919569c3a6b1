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
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Locale;
import net.minidev.json.JSONObject;
import org.jspecify.annotations.Nullable;

/**
 * Makes JSON of signed UserInfo answers, once they are verified, and checks whom they are about.
 */
final class UserInfoDecoder implements BodyDecoder {
  private final JwtVerifier signatures;
  private final @Nullable String clientId;
  private final @Nullable String subject;
  private final boolean isSignatureRequired;

  UserInfoDecoder(UserInfoBuilder from) {
    signatures = new JwtVerifier(from.issuer.issuer, from.issuer.keys);
    clientId = from.clientId;
    subject = from.subject;
    isSignatureRequired = from.isSignatureRequired;
  }

  @Override
  public byte[] decode(String contentType, byte[] body, Deadline deadline) {
    String mediaType = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    boolean isSigned = mediaType.equals("application/jwt");
    if (isSignatureRequired && !isSigned) {
      throw unexpected("the answer is not signed");
    }
    byte[] json = isSigned ? verified(body, deadline) : body;
    if (subject != null) {
      checkSubject(json, subject);
    }
    return json;
  }

  private byte[] verified(byte[] body, Deadline deadline) {
    if (clientId == null) {
      throw unreadable("it is signed (application/jwt); say on userInfoBuilder() for which client");
    }
    SignedJWT token = signed(body);
    try {
      signatures.checkUserInfo(token, clientId, deadline);
    } catch (BadJOSEException | JOSEException refused) {
      // Their messages quote claims.
      throw unexpected("the answer is signed, but not by this issuer for this client and time");
    }
    return token.getPayload().toBytes();
  }

  private static SignedJWT signed(byte[] body) {
    JWT token;
    try {
      token = JWTParser.parse(new String(body, StandardCharsets.UTF_8).strip());
    } catch (ParseException | RuntimeException malformed) {
      throw unreadable("it says that it is a JSON Web Token and is none");
    }
    if (token instanceof EncryptedJWT) {
      throw unreadable("it is encrypted; register the client for answers that are only signed");
    }
    if (token instanceof SignedJWT signed) {
      return signed;
    }
    throw unexpected("the answer is a JSON Web Token without a signature");
  }

  /**
   * What this reader cannot read, another might, and find somebody else in it: so it is refused.
   */
  private static void checkSubject(byte[] json, String subject) {
    JSONObject answer =
        JsonReply.object(json).orElseThrow(() -> unreadable("the subject cannot be compared"));
    Object named = answer.get("sub");
    if (named != null && !named.equals(subject)) {
      throw unexpected("the answer is about somebody else than the one who signed in");
    }
  }

  private static DecodeException unreadable(String problem) {
    return DecodeException.of("oidc", "", "the answer cannot be read: " + problem);
  }

  private static UnexpectedResponseException unexpected(String problem) {
    return UnexpectedResponseException.of(
        "oidc", ApiError.builder(200, ErrorKind.UNEXPECTED_RESPONSE).message(problem).build());
  }
}
