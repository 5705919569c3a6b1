package io.github.mesdk.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.login.CloudBaseLogin;
import io.github.mesdk.login.PulseLogin;
import io.github.mesdk.login.RiverGenLogin;
import io.github.mesdk.oauth2.OAuth2Client;
import io.github.mesdk.oauth2.OAuth2Issuer;
import io.github.mesdk.provider.CloudBase;
import io.github.mesdk.provider.Pulse;
import io.github.mesdk.provider.RiverGen;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.TokenProvider;
import io.github.mesdk.token.TokenStore;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import okhttp3.OkHttpClient;

/**
 * Fuzzes the replies of token endpoints. The first byte of an input selects the status as in {@link
 * RepliesFuzzTest}. Nothing is sent over the network: an interceptor returns the reply.
 */
class TokenEndpointsFuzzTest {
  private static final int LONGEST_MESSAGE = 4_000;
  private static final String SECRET = "s3cr3t-0123456789abcdef";
  private static final URI ORIGIN = URI.create("https://tokens.example.com");
  private static final Deadline FAR = Deadline.after(Duration.ofDays(1));
  private static final CannedReply REPLY = new CannedReply();
  private static final OkHttpClient HTTP = new OkHttpClient.Builder().addInterceptor(REPLY).build();

  private static final TokenStore STORE = TokenStore.inMemory();
  private static final TokenProvider CLOUDBASE =
      CloudBaseLogin.refreshing(CloudBase.at(ORIGIN), STORE).httpClient(HTTP).buildUncached();
  private static final TokenProvider RIVERGEN =
      RiverGenLogin.refreshing(RiverGen.provider().at(ORIGIN), STORE)
          .httpClient(HTTP)
          .buildUncached();
  private static final TokenProvider PULSE =
      PulseLogin.withApiKey(Pulse.at(ORIGIN), "key", SECRET).httpClient(HTTP).buildUncached();
  private static final OAuth2Issuer ISSUER =
      OAuth2Issuer.builder(ORIGIN).httpClient(HTTP).tokenEndpoint(ORIGIN.resolve("/token")).build();
  private static final TokenProvider OAUTH2 =
      ISSUER.refreshing(OAuth2Client.basic("id", SECRET), STORE).buildUncached();

  private static final TokenProvider DPOP =
      ISSUER.clientCredentials(OAuth2Client.basic("id", SECRET)).dpop().buildUncached();

  @FuzzTest(maxDuration = "10m")
  void cloudbase(byte[] input) {
    check(CLOUDBASE, input);
  }

  @FuzzTest(maxDuration = "10m")
  void rivergen(byte[] input) {
    check(RIVERGEN, input);
  }

  @FuzzTest(maxDuration = "10m")
  void pulse(byte[] input) {
    check(PULSE, input);
  }

  @FuzzTest(maxDuration = "10m")
  void oauth2(byte[] input) {
    check(OAUTH2, input);
  }

  /** Each reply also has the body as a DPoP nonce. */
  @FuzzTest(maxDuration = "10m")
  void dpop(byte[] input) {
    check(DPOP, input);
  }

  private static void check(TokenProvider tokens, byte[] input) {
    if (input.length == 0) {
      return;
    }
    STORE.update(FAR, before -> Optional.of(StoredTokens.of(SECRET)));
    REPLY.set(input);
    try {
      tokens.token(FAR);
    } catch (MeException failure) {
      require(
          failure instanceof TokenException || failure instanceof UnauthenticatedException,
          "neither a TokenException nor an UnauthenticatedException: " + failure);
      String message = failure.getMessage();
      require(message.length() <= LONGEST_MESSAGE, "the message is too long");
      require(
          message.codePoints().noneMatch(Character::isISOControl),
          "the message contains a control character");
      require(!message.contains(SECRET), "the secret is shown");
    }
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new AssertionError(message);
    }
  }
}
