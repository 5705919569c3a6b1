package io.github.mesdk.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.model.Identity;
import io.github.mesdk.oauth2.OAuth2Client;
import io.github.mesdk.oauth2.OAuth2Issuer;
import io.github.mesdk.oauth2.model.TokenIntrospection;
import io.github.mesdk.retry.RetryPolicy;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import okhttp3.OkHttpClient;

/**
 * Fuzzes the replies of an introspection endpoint. The first byte of an input selects the status as
 * in {@link RepliesFuzzTest}. Nothing is sent over the network: an interceptor returns the reply.
 */
class IntrospectionFuzzTest {
  private static final String SECRET = "s3cr3t-0123456789abcdef";
  private static final String BEARER = "bearer-0123456789abcdef";
  private static final URI ORIGIN = URI.create("https://tokens.example.com");
  private static final CannedReply REPLY = new CannedReply();
  private static final OAuth2Issuer ISSUER =
      OAuth2Issuer.builder(ORIGIN).introspectionEndpoint(ORIGIN.resolve("/introspect")).build();
  private static final MeClient<TokenIntrospection> CLIENT =
      MeClient.builder(
              ISSUER
                  .introspectionBuilder(OAuth2Client.basic("id", SECRET))
                  .subjectClaim("client_id")
                  .build())
          .httpClient(new OkHttpClient.Builder().addInterceptor(REPLY).build())
          .retryPolicy(RetryPolicy.none())
          .build();

  @FuzzTest(maxDuration = "10m")
  void reply(byte[] input) {
    if (input.length == 0) {
      return;
    }
    REPLY.set(input);
    boolean isSuccess = Targets.status(input[0]) == 200;
    try {
      Identity identity = CLIENT.me(MeRequest.ofToken(BEARER)).identity();
      require(isSuccess, "an error is an answer");
      require(!identity.subject().isBlank(), "an answer without a subject");
      require(identity.active().equals(Optional.of(true)), "an inactive token is an answer");
      Instant longAgo = Instant.now().minusSeconds(120);
      require(identity.expiresAt().orElse(Instant.MAX).isAfter(longAgo), "an expired token");
      require(
          identity.tenant().orElse(ORIGIN.toString()).equals(ORIGIN.toString()), "another issuer");
    } catch (MeException failure) {
      require(
          isSuccess || !(failure instanceof UnauthenticatedException),
          "a rejection of the program itself signs the user out");
      String message = failure.getMessage();
      require(
          message.codePoints().noneMatch(Character::isISOControl),
          "the message contains a control character");
      require(!message.contains(SECRET) && !message.contains(BEARER), "a secret is shown");
    }
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new AssertionError(message);
    }
  }
}
