package io.github.mesdk.oauth2;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import io.github.mesdk.error.ApiError;
import io.github.mesdk.error.ApiErrorBuilder;
import io.github.mesdk.error.ApiException;
import io.github.mesdk.error.DecodeException;
import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.http.HttpResult;
import io.github.mesdk.http.Reply;
import io.github.mesdk.http.RetryAfter;
import io.github.mesdk.http.SafeHeaders;
import io.github.mesdk.http.Scrubber;
import io.github.mesdk.http.TransportFailure;
import java.math.BigInteger;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON Web Key Set, RFC 7517 section 5. Keys that the SDK cannot use are left out. An
 * issuer may be malicious, so the limits on number and size of the keys bound the time of a
 * verification.
 */
final class JsonWebKeys {
  private static final String UNUSABLE = "cannot use the issuer's keys: ";
  private static final int MAX_KEYS = 100;
  private static final int MIN_RSA_BITS = 2_048;
  private static final int MAX_RSA_BITS = 8_192;
  private static final int MAX_EXPONENT_BITS = 32;

  /**
   * A number of {@link #MAX_RSA_BITS} bits has 1,366 base64url characters. A key with a number
   * longer than this limit is left out before the number is decoded.
   */
  private static final int MAX_NUMBER_CHARS = 2_048;

  private static final List<String> NUMBERS = List.of("n", "e", "x", "y");

  /**
   * The JSON members of a key that verification uses. Certificates and private parts are ignored.
   */
  private static final Set<String> MEMBERS =
      Set.of("kty", "kid", "use", "key_ops", "alg", "n", "e", "crv", "x", "y");

  private JsonWebKeys() {}

  /**
   * Returns the usable keys.
   *
   * @throws MeException if there is no complete reply; a {@link DecodeException} if the reply is
   *     not a key set, or has more than {@link #MAX_KEYS} keys
   */
  static JWKSet read(HttpResult result) {
    if (result instanceof TransportFailure failure) {
      throw failure.toException("");
    }
    Reply reply = (Reply) result;
    if (!reply.isSuccessful()) {
      throw failure(reply);
    }
    if (reply.isTooLarge()) {
      throw DecodeException.ofUnreadableBody(
          "", "the issuer's keys have more than " + SigningKeys.MAX_BYTES / 1024 + " KiB");
    }
    return keys(reply);
  }

  /** No status of the key endpoint, such as 401 or 429, says anything about the user. */
  private static ApiException failure(Reply reply) {
    boolean isOutage = OAuthErrors.isOutage(ErrorKind.ofStatus(reply.status()));
    ApiErrorBuilder error =
        ApiError.builder(
                reply.status(), isOutage ? ErrorKind.UNAVAILABLE : ErrorKind.UNEXPECTED_RESPONSE)
            .message("cannot fetch the issuer's keys")
            .retryable(isOutage);
    RetryAfter.of(reply).ifPresent(error::retryAfter);
    SafeHeaders.copy(reply, error, noSecrets());
    return ApiException.of("", error.build());
  }

  private static JWKSet keys(Reply reply) {
    if (!(members(reply).get("keys") instanceof List<?> published)) {
      throw unusable("they are not a JSON Web Key Set");
    }
    if (published.size() > MAX_KEYS) {
      throw unusable("the issuer publishes more than " + MAX_KEYS + " keys");
    }
    List<JWK> usable = new ArrayList<>();
    for (Object key : published) {
      JWK parsed = key instanceof Map<?, ?> members ? parsed(members) : null;
      if (parsed != null && isWithinLimits(parsed)) {
        usable.add(parsed);
      }
    }
    return new JWKSet(usable);
  }

  private static Map<String, @Nullable Object> members(Reply reply) {
    try {
      return WireJson.members(reply, noSecrets());
    } catch (DecodeException unreadable) {
      throw unreadable.path().isPresent()
          ? unusable(WireJson.problem(unreadable))
          // A page of a proxy in an outage, as at the other endpoints of the issuer.
          : TokenException.unavailable(UNUSABLE + WireJson.problem(unreadable), unreadable);
    }
  }

  /** Returns a scrubber for the reply: the request has no secret. */
  private static Scrubber noSecrets() {
    return Scrubber.of(List.of());
  }

  private static DecodeException unusable(String problem) {
    return DecodeException.ofUnreadableBody("", UNUSABLE + problem);
  }

  private static @Nullable JWK parsed(Map<?, ?> members) {
    Map<String, @Nullable Object> used = new HashMap<>();
    for (String member : MEMBERS) {
      used.put(member, members.get(member));
    }
    used.values().removeIf(value -> value == null);
    if (NUMBERS.stream().anyMatch(name -> isTooLong(used.get(name)))) {
      return null;
    }
    try {
      return JWK.parse(used);
    } catch (ParseException | RuntimeException unusable) {
      return null; // one key that cannot be used does not affect the others
    }
  }

  private static boolean isTooLong(@Nullable Object number) {
    return number instanceof String text && text.length() > MAX_NUMBER_CHARS;
  }

  private static boolean isWithinLimits(JWK key) {
    if (!(key instanceof RSAKey rsa)) {
      return true;
    }
    BigInteger modulus = rsa.getModulus().decodeToBigInteger();
    BigInteger exponent = rsa.getPublicExponent().decodeToBigInteger();
    return modulus.bitLength() >= MIN_RSA_BITS
        && modulus.bitLength() <= MAX_RSA_BITS
        && exponent.bitLength() <= MAX_EXPONENT_BITS;
  }
}
