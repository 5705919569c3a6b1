package io.github.mesdk.oauth2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.token.AccessToken;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenExchangeTest extends IssuerFixture {
  private static final AccessToken SUBJECT = AccessToken.of("incoming");

  private TokenExchange exchange() {
    return issuer().tokenExchange(CLIENT).build();
  }

  @Test
  void theSubjectTokenIsExchanged() throws Exception {
    answerToken(
        "exchanged", 300, ",'issued_token_type':'urn:ietf:params:oauth:token-type:access_token'");
    AccessToken exchanged =
        issuer()
            .tokenExchange(CLIENT)
            .audience("userinfo")
            .scope("openid")
            .resource(URI.create("https://api.example.com"))
            .build()
            .exchange(SUBJECT);
    assertThat(exchanged).isEqualTo(AccessToken.of("exchanged"));
    RecordedRequest request = takeRequest();
    assertThat(request.getHeaders().get("Authorization")).startsWith("Basic ");
    assertThat(form(request))
        .isEqualTo(
            Map.of(
                "grant_type", "urn:ietf:params:oauth:grant-type:token-exchange",
                "subject_token", "incoming",
                "subject_token_type", "urn:ietf:params:oauth:token-type:access_token",
                "requested_token_type", "urn:ietf:params:oauth:token-type:access_token",
                "audience", "userinfo",
                "scope", "openid",
                "resource", "https://api.example.com"));
  }

  @Test
  void concurrentCallsWithOneSubjectTokenShareOneExchange() throws Exception {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            String subject = parameters(request.getBody().utf8()).get("subject_token");
            return reply(
                200,
                "application/json",
                "{\"access_token\":\"for-%s\",\"token_type\":\"Bearer\",\"expires_in\":300}"
                    .formatted(subject));
          }
        });
    TokenExchange exchange = exchange();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<AccessToken>> calls =
          Stream.of("a", "b")
              .flatMap(name ->
                  Stream.<Callable<AccessToken>>generate(
                          () -> () -> exchange.exchange(AccessToken.of(name)))
                      .limit(20))
              .toList();
      for (Future<AccessToken> token : threads.invokeAll(calls)) {
        assertThat(token.get().value()).isIn("for-a", "for-b");
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void aTokenIsExchangedAnewTenSecondsBeforeItExpires() {
    answerToken("one", 60);
    answerToken("two", 60);
    TokenExchange exchange = exchange();
    exchange.exchange(SUBJECT);
    clock.advance(Duration.ofSeconds(49));
    assertThat(exchange.exchange(SUBJECT).value()).isEqualTo("one");
    clock.advance(Duration.ofSeconds(1));
    assertThat(exchange.exchange(SUBJECT).value()).isEqualTo("two");
  }

  @Test
  void anExchangedTokenIsNotUsedAfterItsSubjectTokenExpiresOrTheCacheTimePasses() {
    answerToken("one", 3600);
    answerToken("two", 3600);
    answer(200, "{'access_token':'three','token_type':'Bearer'}");
    TokenExchange exchange = exchange();
    AccessToken subject = endingIn("incoming", 20);
    exchange.exchange(subject);
    clock.advance(Duration.ofSeconds(20));
    assertThat(exchange.exchange(AccessToken.of("incoming")).value()).isEqualTo("two");
    clock.advance(Duration.ofMinutes(5));
    assertThat(exchange.exchange(AccessToken.of("incoming")).value()).isEqualTo("three");
  }

  @Test
  void aWallClockThatIsSetBackDoesNotProlongATokensUse() {
    answerToken("one", 3600);
    answerToken("two", 3600);
    TokenExchange exchange = exchange();
    exchange.exchange(SUBJECT);
    clock.setWallClock(Duration.ofDays(-1));
    clock.advance(Duration.ofSeconds(299));
    assertThat(exchange.exchange(SUBJECT).value()).isEqualTo("one");
    clock.advance(Duration.ofSeconds(1));
    assertThat(exchange.exchange(SUBJECT).value()).isEqualTo("two");
  }

  @Test
  void theTimeThatTheMachineSleptCounts() {
    answerToken("one", 3600);
    answerToken("two", 3600);
    TokenExchange exchange = exchange();
    exchange.exchange(SUBJECT);
    clock.setWallClock(Duration.ofMinutes(5));
    assertThat(exchange.exchange(SUBJECT).value()).isEqualTo("two");
  }

  @ParameterizedTest
  @ValueSource(longs = {86_400, 365L * 86_400, Long.MAX_VALUE / 1_000_000_000, Long.MAX_VALUE})
  void aLongCacheTimeEndsWithTheToken(long seconds) {
    answerToken("one", 60);
    answer(200, "{'access_token':'two'}");
    TokenExchange exchange =
        issuer().tokenExchange(CLIENT).cacheFor(Duration.ofSeconds(seconds)).build();
    assertThat(exchange.exchange(SUBJECT).value()).isEqualTo("one");
    clock.advance(Duration.ofSeconds(49));
    assertThat(exchange.exchange(SUBJECT).value()).isEqualTo("one");
    clock.advance(Duration.ofSeconds(1));
    assertThat(exchange.exchange(SUBJECT).value()).isEqualTo("two");
    clock.advance(Duration.ofHours(23));
    assertThat(exchange.exchange(SUBJECT).value()).isEqualTo("two");
  }

  /** The message masks the subject token, but the code decides as it came. */
  @ParameterizedTest
  @ValueSource(strings = {"e", "request", "_", "invalid_request"})
  void aSubjectTokenThatIsAPartOfTheCodeDoesNotHideIt(String subject) {
    AccessToken token = AccessToken.of(subject);
    refuse(400, "invalid_request");
    assertThat(failure(() -> exchange().exchange(token)))
        .isInstanceOf(UnauthenticatedException.class);
    refuse(400, "invalid_client");
    assertThat(failure(() -> exchange().exchange(token))).isInstanceOf(TokenException.class);
  }

  @Test
  void anInvalidatedTokenIsExchangedAnew() {
    answerToken("one", 300);
    answerToken("two", 300);
    TokenExchange exchange = exchange();
    AccessToken one = exchange.exchange(SUBJECT);
    exchange.invalidate(AccessToken.of("another"));
    assertThat(exchange.exchange(SUBJECT)).isEqualTo(one);
    exchange.invalidate(one);
    assertThat(exchange.exchange(SUBJECT).value()).isEqualTo("two");
  }

  @Test
  void theLeastRecentlyUsedTokenIsEvictedFromAFullCache() {
    TokenExchange exchange = issuer().tokenExchange(CLIENT).cacheSize(2).build();
    for (String name : List.of("a", "b", "c")) {
      answerToken("for-" + name, 300);
      exchange.exchange(AccessToken.of(name));
    }
    exchange.exchange(AccessToken.of("b"));
    answerToken("again", 300);
    assertThat(exchange.exchange(AccessToken.of("a")).value()).isEqualTo("again");
    assertThat(server.getRequestCount()).isEqualTo(4);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> issuer().tokenExchange(CLIENT).cacheSize(0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> issuer().tokenExchange(CLIENT).cacheFor(Duration.ofSeconds(-1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"invalid_request", "invalid_grant", "invalid_token"})
  void aRejectedSubjectTokenIsUnauthenticated(String code) {
    refuse(400, code);
    assertThat(failure(() -> exchange().exchange(SUBJECT)))
        .isInstanceOf(UnauthenticatedException.class)
        .hasMessageContaining(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"invalid_target", "unauthorized_client", "invalid_client"})
  void aClientThatMayNotExchangeTokensIsATokenException(String code) {
    refuse(400, code);
    assertThat(failure(() -> exchange().exchange(SUBJECT)))
        .isInstanceOf(TokenException.class)
        .returns(false, MeException::retryable);
  }

  @Test
  void anOutageIsNotCached() {
    answer(503, "");
    answerToken("one", 300);
    TokenExchange exchange = exchange();
    assertThat(failure(() -> exchange.exchange(SUBJECT))).returns(true, MeException::retryable);
    assertThat(exchange.exchange(SUBJECT).value()).isEqualTo("one");
  }
}
