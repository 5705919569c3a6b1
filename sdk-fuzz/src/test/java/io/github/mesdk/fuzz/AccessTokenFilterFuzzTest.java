package io.github.mesdk.fuzz;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.oauth2.OAuth2Issuer;
import io.github.mesdk.token.AccessToken;
import java.net.URI;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Consumer;
import okhttp3.OkHttpClient;

/**
 * Fuzzes the filter of JWT access tokens. The first byte of an input selects what the rest is: the
 * whole token, the header, or the claims of a token with a valid signature. Nothing is sent over
 * the network: an interceptor returns the keys.
 */
class AccessTokenFilterFuzzTest {
  private static final URI ORIGIN = URI.create("https://tokens.example.com");
  private static final CannedIssuer REPLIES = new CannedIssuer();
  private static final ECKey KEY = key();
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final String HEADER = "{\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"kid\":\"one\"}";
  private static final String CLAIMS =
      "{\"iss\":\"https://tokens.example.com\",\"exp\":4102444800}";

  private static final Consumer<AccessToken> FILTER =
      OAuth2Issuer.builder(ORIGIN)
          .httpClient(new OkHttpClient.Builder().addInterceptor(REPLIES).build())
          .jwksUri(ORIGIN.resolve("/keys"))
          .build()
          .accessTokenFilter();

  private static ECKey key() {
    try {
      ECKey key = new ECKeyGenerator(Curve.P_256).keyID("one").generate();
      REPLIES.set("", new JWKSet(key).toString(true).getBytes(US_ASCII));
      return key;
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @FuzzTest(maxDuration = "10m")
  void token(byte[] input) throws JOSEException {
    if (input.length == 0) {
      return;
    }
    byte[] rest = Arrays.copyOfRange(input, 1, input.length);
    switch (input[0] & 3) {
      case 0 -> check(new String(rest, US_ASCII).replaceAll("[^!-~]", "."));
      case 1 -> check(signed(rest, CLAIMS.getBytes(US_ASCII)));
      default -> {
        boolean isRefused = check(signed(HEADER.getBytes(US_ASCII), rest));
        String text = new String(rest, UTF_8);
        require(
            !isRefused || text.contains("exp") || text.contains("iss") || text.contains("\\"),
            "a token without a time and an issuer is refused");
      }
    }
    require(!check(signed(HEADER.getBytes(US_ASCII), CLAIMS.getBytes(US_ASCII))), "a valid token");
  }

  /** Returns whether the filter refuses the token; it throws nothing else. */
  private static boolean check(String token) {
    if (token.isBlank()) {
      return false;
    }
    try {
      FILTER.accept(AccessToken.of(token));
      return false;
    } catch (UnauthenticatedException refused) {
      String message = refused.getMessage();
      require(message.codePoints().noneMatch(Character::isISOControl), "a control character");
      require(message.contains("refused without a request"), "the filter is not named");
      return true;
    }
  }

  private static String signed(byte[] header, byte[] claims) throws JOSEException {
    String input = BASE64.encodeToString(header) + "." + BASE64.encodeToString(claims);
    return input
        + "."
        + new ECDSASigner(KEY).sign(new JWSHeader(JWSAlgorithm.ES256), input.getBytes(US_ASCII));
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new AssertionError(message);
    }
  }
}
