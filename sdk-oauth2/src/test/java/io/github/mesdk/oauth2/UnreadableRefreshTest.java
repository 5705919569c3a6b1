package io.github.mesdk.oauth2;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.TokenProvider;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import okio.Buffer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** A refresh token of a reply that cannot be read, with an ID token that no check has seen. */
@Timeout(60)
class UnreadableRefreshTest extends RefreshedIdTokenFixture {

  private static MockResponse refreshed(String json) {
    return reply(200, "application/json", json.replace('\'', '"'));
  }

  /** Bodies with the refresh token {@code other} and an ID token. */
  private Map<String, String> withIdToken() {
    String idToken = foreignIdToken();
    String twice = "{'access_token':'a','access_token':'b','refresh_token':'other',";
    Map<String, String> bodies = new TreeMap<>();
    bodies.put("a duplicate member", twice + "'id_token':" + idToken + "}");
    bodies.put(
        "the ID token first", "{'id_token':" + idToken + "," + twice.substring(1) + "'x':1}");
    bodies.put("an escaped name", twice + "'id\\u005ftoken':" + idToken + "}");
    bodies.put(
        "a duplicate ID token",
        "{'access_token':'a','refresh_token':'other','id_token':%s,'id_token':%s}"
            .formatted(goodIdToken(), idToken));
    bodies.put("an ID token that is not text", twice + "'id_token':{}}");
    bodies.put(
        "a syntax error before the ID token",
        "{'refresh_token':'other',!,'id_token':" + idToken + "}");
    bodies.put("a cut ID token", "{'refresh_token':'other','id_token':'ey");
    return bodies;
  }

  @TestFactory
  Stream<DynamicTest> anUnreadableReplyWithAnIdTokenMarksTheLoginUntilOnePasses() {
    return withIdToken().entrySet().stream()
        .map(body ->
            DynamicTest.dynamicTest(
                body.getKey(), () -> isMarkedAfter(refreshed(body.getValue()))));
  }

  @Test
  void anIdTokenAfterASyntaxErrorIsFoundInUtf16Too() {
    String body = "{\"refresh_token\":\"other\",!,\"id_token\":\"a.b.c\"}";
    isMarkedAfter(
        new MockResponse.Builder()
            .addHeader("Content-Type", "application/json")
            .body(new Buffer().write(body.getBytes(UTF_16LE)))
            .build());
  }

  private void isMarkedAfter(MockResponse unreadable) {
    signIn(login());
    tokenReplies.add(unreadable);
    TokenProvider tokens = source(store);
    assertThat(failure(tokens::token))
        .isInstanceOf(UnauthenticatedException.class)
        .hasMessageContaining("must be verified; sign in again");
    StoredTokens marked = login().withRefreshToken("other").withVerificationPending(true);
    assertThat(stored()).contains(marked);
    answerRefresh("foreign", "other", "");
    assertThat(failure(tokens::token)).isInstanceOf(UnauthenticatedException.class);
    assertThat(stored()).contains(marked);
    answerRefresh("access-3", "refresh-3", goodIdToken());
    assertThat(tokens.token().value()).isEqualTo("access-3");
  }

  @Test
  void anUnreadableReplyWithoutAnIdTokenOrARefreshTokenMarksNothing() {
    String[] bodies = {
      "{'x':1,'x':2,'refresh_token':'refresh-0'}",
      "{'x':1,'x':2,'refresh_token':'refresh-0','id_token':null}",
      "{'x':1,'x':2,'refresh_token':'refresh-0','id_token':' '}",
      "{'x':1,'x':2,'id_token':" + foreignIdToken() + "}",
      "{'refresh_token':'one','refresh_token':'two','id_token':" + foreignIdToken() + "}",
    };
    for (String body : bodies) {
      tokenReplies.add(refreshed(body));
      assertThat(failure(source(store)::token))
          .isInstanceOf(TokenException.class)
          .returns(false, MeException::retryable);
      assertThat(stored()).contains(login());
    }
  }
}
