package io.github.mesdk.fuzz;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.oauth2.OAuth2Client;
import io.github.mesdk.oauth2.OAuth2Issuer;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.TokenStore;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import okhttp3.OkHttpClient;

/**
 * Fuzzes the ID token of a refresh and the key set that verifies it. Nothing is sent over the
 * network: an interceptor returns the replies.
 */
class IssuerFuzzTest {
  private static final String SECRET = "s3cr3t-0123456789abcdef-0123456789";
  private static final String SUBJECT = "u-1";
  private static final URI ORIGIN = URI.create("https://tokens.example.com");
  private static final Deadline FAR = Deadline.after(Duration.ofDays(1));
  private static final CannedIssuer REPLIES = new CannedIssuer();
  private static final OkHttpClient HTTP =
      new OkHttpClient.Builder().addInterceptor(REPLIES).build();
  private static final TokenStore STORE = TokenStore.inMemory();
  private static final OAuth2Client CLIENT = OAuth2Client.basic("id", SECRET);
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  /** Valid claims until the year 2100. */
  private static final String CLAIMS =
      """
      {"iss":"https://tokens.example.com","aud":"id","sub":"u-1","iat":1,"exp":4102444800}\
      """;

  /**
   * The first byte selects what the rest is: the whole token, or the payload of a token that is
   * signed with the client secret.
   */
  @FuzzTest(maxDuration = "10m")
  void idToken(byte[] input) throws GeneralSecurityException {
    if (input.length == 0) {
      return;
    }
    byte[] rest = Arrays.copyOfRange(input, 1, input.length);
    String token = input[0] == 'T' ? new String(rest, US_ASCII) : signed(rest);
    REPLIES.set(token, "{\"keys\":[]}".getBytes(US_ASCII));
    check(CLIENT.withIdTokenAlgorithms(Set.of("HS256")));
  }

  /**
   * The first byte selects the algorithm of the token, the rest is the key set. The signature
   * consists of zeros.
   */
  @FuzzTest(maxDuration = "10m")
  void keys(byte[] input) {
    if (input.length == 0) {
      return;
    }
    String algorithm =
        switch (input[0] & 3) {
          case 0 -> "RS256";
          case 1 -> "ES256";
          case 2 -> "EdDSA";
          default -> "PS512";
        };
    String token =
        part("{\"alg\":\"" + algorithm + "\"}")
            + "."
            + part(CLAIMS)
            + "."
            + BASE64.encodeToString(new byte[64]);
    REPLIES.set(token, Arrays.copyOfRange(input, 1, input.length));
    require(!check(CLIENT), "a token without a signature was accepted");
  }

  /** Refreshes a login, and returns whether the issuer's reply was accepted. */
  private static boolean check(OAuth2Client client) {
    OAuth2Issuer issuer =
        OAuth2Issuer.builder(ORIGIN)
            .httpClient(HTTP)
            .tokenEndpoint(ORIGIN.resolve("/token"))
            .jwksUri(ORIGIN.resolve("/keys"))
            .build();
    STORE.update(FAR, before -> Optional.of(StoredTokens.of(SECRET).withSubject(SUBJECT)));
    try {
      issuer.refreshing(client, STORE).buildUncached().token(FAR);
      return true;
    } catch (MeException failure) {
      require(
          failure instanceof TokenException || failure instanceof UnauthenticatedException,
          "neither a TokenException nor an UnauthenticatedException: " + failure);
      String message = failure.getMessage();
      require(
          message.codePoints().noneMatch(Character::isISOControl),
          "the message contains a control character");
      require(!message.contains(SECRET), "the secret is shown");
      return false;
    }
  }

  private static String signed(byte[] payload) throws GeneralSecurityException {
    String input = part("{\"alg\":\"HS256\"}") + "." + BASE64.encodeToString(payload);
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(US_ASCII), "HmacSHA256"));
    return input + "." + BASE64.encodeToString(mac.doFinal(input.getBytes(US_ASCII)));
  }

  private static String part(String json) {
    return BASE64.encodeToString(json.getBytes(US_ASCII));
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new AssertionError(message);
    }
  }
}
