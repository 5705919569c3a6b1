package io.github.mesdk.oauth2;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import io.github.mesdk.MeClient;
import io.github.mesdk.MeEvent;
import io.github.mesdk.MeListener;
import io.github.mesdk.MeRequest;
import io.github.mesdk.error.ApiException;
import io.github.mesdk.error.MeException;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.proof.BindableToken;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okio.ByteString;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Sends proofs and bound tokens to servers that repeat them, and searches all output for the
 * private key, the proofs and the tokens.
 */
class DpopCanaryTest extends IssuerFixture {
  private final DpopKey key = DpopKey.generate(clock);
  private final List<String> texts = new ArrayList<>();
  private final List<String> secrets = new ArrayList<>(List.of("canary"));

  /** Repeats the proof, the token and the form wherever a reply can contain text. */
  private Dispatcher echo(int status, String code) {
    return new Dispatcher() {
      @Override
      public MockResponse dispatch(RecordedRequest request) {
        String proof = request.getHeaders().get("DPoP");
        String token = request.getHeaders().get("Authorization");
        Stream.of(proof, token).filter(Objects::nonNull).forEach(DpopCanaryTest.this::keep);
        ByteString form = request.getBody();
        String echo = proof + " " + token + " " + (form == null ? "" : form.utf8());
        return new MockResponse.Builder()
            .code(status)
            .setHeader("DPoP-Nonce", "canary-nonce")
            .setHeader("X-Request-Id", "id " + proof)
            .setHeader(
                "WWW-Authenticate",
                "DPoP error=\"%s\", error_description=\"%s\"".formatted(code, echo))
            .body("{\"error\":\"%s\",\"error_description\":\"%s\"}".formatted(code, echo))
            .build();
      }
    };
  }

  private void keep(String secret) {
    secrets.add(secret.replaceFirst("^(DPoP|Basic) ", ""));
  }

  private void see(Object... seen) {
    for (Object object : seen) {
      texts.add(String.valueOf(object));
    }
  }

  private void seeFailure(ThrowingCallable call) {
    MeException failure = failure(call);
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    see(failure, trace);
    if (failure instanceof ApiException refusal) {
      see(refusal.error(), refusal.error().message(), refusal.error().headers());
    }
  }

  private void useEverything() {
    OAuth2Issuer issuer = issuer();
    AccessToken token = BindableToken.bound(AccessToken.of("canary-access-token"), key);
    StoredTokens login =
        StoredTokens.of(token).withRefreshToken("canary-refresh-token").withProofKey(key.jwk());
    signIn(login);
    var refreshing = issuer.refreshing(PUBLIC, store).dpop();
    MeClient<?> client =
        MeClient.builder(issuer.userInfo())
            .tokenProvider(() -> token)
            .listener(
                new MeListener() {
                  @Override
                  public void callEnded(MeEvent event) {
                    see(event, event.headers(), event.requestId());
                  }
                })
            .build();
    see(key, key.signer(), key.signer("canary-token"), token, login, issuer, refreshing, client);
    see(store, refreshing.build(), issuer.clientCredentials(CLIENT).dpop().buildUncached());
    see(MeRequest.ofToken(token), BindableToken.keyOf(token));
    seeFailure(client::me);
    seeFailure(() -> client.me(MeRequest.ofToken(token)));
    signIn(login.withoutAccessToken());
    seeFailure(refreshing.buildUncached()::token);
    seeFailure(issuer.clientCredentials(CLIENT).dpop().buildUncached()::token);
    seeFailure(() -> issuer.tokenExchange(CLIENT).dpop().build().exchange(token));
  }

  private void assertNothingSeen() throws Exception {
    ECKey parsed = ECKey.parse(key.jwk());
    secrets.add(parsed.getD().toString());
    secrets.add(parsed.getD().decodeToBigInteger().toString());
    secrets.add(parsed.getD().decodeToBigInteger().toString(16));
    String log = Files.readString(Path.of(System.getProperty("org.slf4j.simpleLogger.logFile")));
    assertThat(secrets).hasSizeGreaterThan(8);
    for (String secret : secrets) {
      assertThat(texts).allSatisfy(text -> assertThat(text).doesNotContain(secret));
      assertThat(log).doesNotContain(secret);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "401, use_dpop_nonce",
    "400, use_dpop_nonce",
    "401, invalid_dpop_proof",
    "400, invalid_dpop_proof",
    "401, invalid_token",
    "400, invalid_grant",
    "500, server_error",
    "403, other-code"
  })
  void neitherKeyNorProofNorTokenIsShown(int status, String code) throws Exception {
    server.setDispatcher(echo(status, code));
    useEverything();
    assertNothingSeen();
  }

  @Test
  void aStoredKeyThatIsNoKeyIsNotShown() throws Exception {
    signIn(StoredTokens.of("canary-refresh-token").withProofKey("canary-key"));
    seeFailure(issuer().refreshing(PUBLIC, store).buildUncached()::token);
    for (String text : texts) {
      assertThat(text).doesNotContain("canary");
    }
  }
}
