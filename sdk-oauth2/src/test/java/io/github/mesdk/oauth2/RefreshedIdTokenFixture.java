package io.github.mesdk.oauth2;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.TokenProvider;
import io.github.mesdk.token.TokenStore;
import java.util.ArrayDeque;
import java.util.Date;
import java.util.Queue;
import java.util.function.UnaryOperator;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.BeforeEach;

/** A login of the person 248 that has expired, at an issuer that sends ID tokens on a refresh. */
abstract class RefreshedIdTokenFixture extends IssuerFixture {
  final Queue<MockResponse> tokenReplies = new ArrayDeque<>();
  MockResponse keys = Keys.published(Keys.RSA);

  @BeforeEach
  void signInAndReplyByPath() {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return request.getTarget().equals("/keys") ? keys : tokenReplies.remove();
          }
        });
    signIn(login());
  }

  StoredTokens login() {
    return StoredTokens.of("refresh-0")
        .withAccessToken(endingIn("access-0", 0))
        .withIssuer(at("/realm"))
        .withClientId("app")
        .withSubject("248");
  }

  TokenProvider source(TokenStore store) {
    return issuer().refreshing(CLIENT, store).buildUncached();
  }

  /** Queues a reply with these tokens; {@code idToken} is JSON, or empty. */
  void answerRefresh(String access, String refresh, String idToken) {
    String json =
        "{'access_token':'%s','expires_in':300,'refresh_token':'%s'%s}"
            .formatted(access, refresh, idToken.isEmpty() ? "" : ",'id_token':" + idToken);
    tokenReplies.add(reply(200, "application/json", json.replace('\'', '"')));
  }

  JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(at("/realm").toString())
        .subject("248")
        .audience("app")
        .issueTime(Date.from(clock.instant()))
        .expirationTime(Date.from(clock.instant().plusSeconds(300)));
  }

  String idToken(RSAKey key, UnaryOperator<JWTClaimsSet.Builder> change) {
    return "'" + Keys.signed(key, change.apply(claims()).build()) + "'";
  }

  String goodIdToken() {
    return idToken(Keys.RSA, claims -> claims);
  }

  String foreignIdToken() {
    return idToken(Keys.RSA, claims -> claims.subject("249"));
  }
}
