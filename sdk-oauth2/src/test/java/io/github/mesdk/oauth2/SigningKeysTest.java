package io.github.mesdk.oauth2;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.SignedJWT;
import io.github.mesdk.MeClient;
import io.github.mesdk.error.DecodeException;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.error.UnavailableException;
import io.github.mesdk.error.UnexpectedResponseException;
import io.github.mesdk.model.oidc.UserInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When the keys of the issuer are fetched, and which of them are used. */
class SigningKeysTest extends UserInfoFixture {

  @Test
  void aSignedResponseIsReadAndTheKeysAreFetchedOnce() throws Exception {
    options.clientId("app");
    MeClient<UserInfo> client = client();
    answerSigned(claims -> claims);
    server.enqueue(Keys.published(Keys.OTHER, Keys.RSA));
    assertThat(client.me(REQUEST).name()).contains("Ada Lovelace");
    answerSigned(claims -> claims.subject("249"));
    assertThat(client.me(REQUEST).sub()).isEqualTo("249");
    takeRequest();
    assertThat(takeRequest().getTarget()).isEqualTo("/keys");
    assertThat(server.getRequestCount()).isEqualTo(3);
  }

  @Test
  void oldKeysAreUsedWhileTheIssuerIsUnavailable() {
    options.clientId("app");
    MeClient<UserInfo> client = client();
    answerSigned(claims -> claims);
    server.enqueue(Keys.published(Keys.RSA));
    client.me(REQUEST);
    clock.advance(SigningKeys.MAX_AGE.plus(Duration.ofSeconds(1)));
    answerSigned(claims -> claims);
    answer(503, "");
    assertThat(client.me(REQUEST).sub()).isEqualTo("248");
    answerSigned(claims -> claims);
    assertThat(client.me(REQUEST).sub()).isEqualTo("248");
    assertThat(server.getRequestCount()).isEqualTo(5);
    clock.advance(SigningKeys.MIN_FETCH_INTERVAL);
    answerSigned(claims -> claims);
    server.enqueue(Keys.published(Keys.OTHER));
    assertThat(failure(() -> client.me(REQUEST))).isInstanceOf(UnexpectedResponseException.class);
  }

  @Test
  void keysThatCannotBeFetchedAreAnOutage() {
    options.clientId("app");
    answerSigned(claims -> claims);
    answer(503, "");
    assertThat(failure(this::me))
        .isInstanceOf(UnavailableException.class)
        .returns(true, MeException::retryable)
        .returns(Optional.of("oidc"), MeException::provider);
    clock.advance(Duration.ofSeconds(1));
    answerSigned(claims -> claims);
    server.enqueue(
        new MockResponse.Builder()
            .body("{}")
            .onResponseBody(new SocketEffect.CloseSocket())
            .build());
    assertThat(failure(this::me)).isInstanceOf(TransportException.class);
    clock.advance(Duration.ofSeconds(2));
    answerSigned(claims -> claims);
    answer(200, "canary");
    assertThat(failure(this::me)).isInstanceOf(DecodeException.class);
  }

  @Test
  void aFailedFetchIsAnOutageForTheNextResponseToo() {
    options.clientId("app");
    MeClient<UserInfo> client = client();
    answerSigned(claims -> claims);
    server.enqueue(Keys.published(Keys.RSA));
    client.me(REQUEST);
    clock.advance(SigningKeys.MIN_FETCH_INTERVAL);
    answerJwt(Keys.signed(Keys.OTHER, claims().build()));
    answer(503, "");
    assertThat(failure(() -> client.me(REQUEST))).isInstanceOf(UnavailableException.class);
    answerJwt(Keys.signed(Keys.OTHER, claims().build()));
    assertThat(failure(() -> client.me(REQUEST))).isInstanceOf(UnavailableException.class);
    assertThat(server.getRequestCount()).isEqualTo(5);
  }

  @Test
  void aWallClockThatIsSetBackDoesNotProlongTheTrustInAKey() {
    options.clientId("app");
    MeClient<UserInfo> client = client();
    answerSigned(claims -> claims);
    server.enqueue(Keys.published(Keys.RSA));
    client.me(REQUEST);
    clock.setWallClock(Duration.ofDays(-1));
    clock.advance(SigningKeys.MAX_AGE);
    answerSigned(claims -> claims);
    server.enqueue(Keys.published(Keys.OTHER));
    assertThat(failure(() -> client.me(REQUEST))).isInstanceOf(UnexpectedResponseException.class);
  }

  private static RSAKey named(RSAKey key, @Nullable String id) {
    return new RSAKey.Builder(key).keyID(id).build();
  }

  /** Publishes the key that signs last, after this many others of the same type. */
  private void publishAfter(int others) {
    List<JWK> keys = new ArrayList<>();
    for (int i = 0; i < others; i++) {
      keys.add(named(Keys.OTHER, "other-" + i));
    }
    keys.add(Keys.RSA);
    server.enqueue(reply(200, "application/json", new JWKSet(keys).toString(true)));
  }

  @Test
  void aTokenThatNamesNoKeyIsTriedWithEightKeys() {
    options.clientId("app");
    String token = Keys.signed(named(Keys.RSA, null), claims().build());
    answerJwt(token);
    publishAfter(7);
    assertThat(me().sub()).isEqualTo("248");
    options = new UserInfoBuilder(issuer()).clientId("app");
    answerJwt(token);
    publishAfter(8);
    assertThat(failure(this::me)).isInstanceOf(UnexpectedResponseException.class);
  }

  @Test
  void aSetOfMoreThanOneHundredKeysIsRefused() {
    options.clientId("app");
    answerSigned(claims -> claims);
    publishAfter(99);
    assertThat(me().sub()).isEqualTo("248");
    options = new UserInfoBuilder(issuer()).clientId("app");
    answerSigned(claims -> claims);
    publishAfter(100);
    assertThat(failure(this::me))
        .isInstanceOf(DecodeException.class)
        .hasMessageContaining("more than 100 keys");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'alg':'RS256','kid':'one','crit':['b64'],'b64':false",
        "'alg':'RS256','kid':'one','crit':[]",
        "'alg':'RS256','alg':'RS256','kid':'one'",
        "'alg':'RS256','kid':7",
        "'alg':7,'kid':'one'",
        "'alg':'HS256','kid':'one'",
        "'kid':'one'"
      })
  void aHeaderThatIsNotUnderstoodIsRefused(String header) throws Exception {
    options.clientId("app");
    String json = "{" + header.replace('\'', '"') + "}";
    String signed = Keys.signed(Keys.RSA, claims().build());
    String payload = signed.substring(signed.indexOf('.'), signed.lastIndexOf('.'));
    String input = HostileReplies.base64url(json) + payload;
    Base64URL signature =
        new RSASSASigner(Keys.RSA).sign(new JWSHeader(JWSAlgorithm.RS256), input.getBytes(UTF_8));
    answerJwt(input + "." + signature);
    server.enqueue(Keys.published(Keys.RSA));
    assertThat(failure(this::me)).isInstanceOf(MeException.class);
  }

  @Test
  void unreadableKeysAreRefusedWithTheReason() {
    options.clientId("app");
    answerSigned(claims -> claims);
    answer(200, "{'keys':[],'keys':[]}");
    assertThat(failure(this::me))
        .hasMessageEndingWith("cannot use the issuer's keys: duplicate member keys");
  }

  @Test
  void aKeyInTheHeaderIsNotTrusted() throws Exception {
    options.clientId("app");
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).jwk(Keys.OTHER.toPublicJWK()).build(),
            claims().build());
    token.sign(new RSASSASigner(Keys.OTHER));
    answerJwt(token.serialize());
    server.enqueue(Keys.published(Keys.RSA));
    assertThat(failure(this::me)).isInstanceOf(UnexpectedResponseException.class);
  }

  @Test
  void aByteOrderMarkBeforeATokenIsSkipped() {
    options.clientId("app");
    answerJwt("\uFEFF" + Keys.signed(Keys.RSA, claims().build()) + "\n");
    server.enqueue(Keys.published(Keys.RSA));
    assertThat(me().sub()).isEqualTo("248");
  }
}
