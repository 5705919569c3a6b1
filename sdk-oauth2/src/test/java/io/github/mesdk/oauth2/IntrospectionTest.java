package io.github.mesdk.oauth2;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.MeClient;
import io.github.mesdk.error.DecodeException;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.error.UnauthenticatedReason;
import io.github.mesdk.error.UnexpectedResponseException;
import io.github.mesdk.model.Identity;
import io.github.mesdk.oauth2.model.TokenIntrospection;
import io.github.mesdk.retry.RetryPolicy;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.TokenProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the replies of an introspection endpoint end a call, RFC 7662 sections 2.2 and 2.3. */
class IntrospectionTest extends IntrospectionFixture {

  private TokenIntrospection me(String claim) {
    return client(issuer().introspectionBuilder(CLIENT).subjectClaim(claim)).me(REQUEST);
  }

  @Test
  void anActiveTokenIsAnAnswer() {
    long expiry = in(300);
    answerActive(",'username':'ada','client_id':'web','scope':'a b','exp':" + expiry + ",'x':[1]");
    TokenIntrospection me = me();
    assertThat(me.clientId()).contains("web");
    assertThat(me.scopes()).containsExactly("a", "b");
    assertThat(me.additionalProperties()).containsOnlyKeys("x");
    assertThat(me.identity())
        .isEqualTo(
            Identity.builder()
                .provider("introspection")
                .tenant(at("/realm").toString())
                .subject("ada")
                .username("ada")
                .active(true)
                .expiresAt(Instant.ofEpochSecond(expiry))
                .build());
  }

  @ParameterizedTest
  @CsvFileSource(
      resources = "/fixtures/introspection-replies.csv",
      numLinesToSkip = 1,
      delimiter = '|')
  void eachReplyEndsInItsException(
      int status, String header, String body, String exception, boolean isRetryable) {
    MockResponse.Builder reply =
        reply(status, "application/json", body == null ? "" : body.replace('\'', '"')).newBuilder();
    if (header != null) {
      reply.addHeader(header);
    }
    server.enqueue(reply.build());
    MeException failure = failure(this::me);
    assertThat(failure.getClass().getSimpleName()).isEqualTo(exception);
    assertThat(failure.retryable()).isEqualTo(isRetryable);
  }

  @Test
  void aRejectedClientIsNamedAsSuch() {
    answer(401, "{'error':'invalid_client','error_description':'unknown client'}");
    assertThat(failure(this::me))
        .hasMessageContaining("401")
        .hasMessageContaining("invalid_client")
        .hasMessageContaining("unknown client");
  }

  @Test
  void anEndpointThatCannotBeReachedIsAnOutage() {
    OAuth2Issuer issuer = issuer();
    server.close();
    assertThat(failure(() -> client(issuer.introspectionBuilder(CLIENT)).me(REQUEST)))
        .isInstanceOf(TransportException.class);
  }

  @Test
  void aHangingEndpointIsAnOutage() {
    server.enqueue(
        new MockResponse.Builder().headersDelay(30, java.util.concurrent.TimeUnit.SECONDS).build());
    MeClient<?> client = client(issuer().introspectionBuilder(CLIENT));
    assertThat(failure(() -> client.me(REQUEST.withTimeout(Duration.ofMillis(200)))))
        .isInstanceOf(TransportException.class);
  }

  @Test
  void aHugeReplyIsNoAnswer() {
    answerActive(",'x':'" + "x".repeat(1 << 20) + "'");
    assertThat(failure(this::me)).isInstanceOf(DecodeException.class);
  }

  @Test
  void aTokenThatHasExpiredIsRejected() {
    answerActive(",'exp':" + in(-61));
    UnauthenticatedException rejected = (UnauthenticatedException) failure(this::me);
    assertThat(rejected.reason()).isEqualTo(UnauthenticatedReason.EXPIRED);
    assertThat(rejected).hasMessageContaining("expired at 2026-01-02T03:03:04Z");
    String expired = "{\"active\":true,\"sub\":\"ada\",\"exp\":" + in(-61) + "}";
    server.enqueue(
        reply(200, "application/json", expired)
            .newBuilder()
            .setHeader("x-request-id", "r-1")
            .build());
    rejected = (UnauthenticatedException) failure(this::me);
    assertThat(rejected.error().requestId()).contains("r-1");
    answerActive(",'exp':" + in(-59));
    assertThat(me().sub()).isEqualTo("ada");
  }

  @Test
  void aTokenThatIsNotValidYetIsRejected() {
    answerActive(",'nbf':" + in(61));
    assertThat(failure(this::me)).isInstanceOf(UnauthenticatedException.class);
    answerActive(",'nbf':" + in(59));
    assertThat(me().sub()).isEqualTo("ada");
  }

  @Test
  void aTokenOfAnotherIssuerIsNoAnswer() {
    answerActive(",'iss':'https://elsewhere.example'");
    assertThat(failure(this::me))
        .isInstanceOf(UnexpectedResponseException.class)
        .hasMessageContaining("not from the issuer");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'api'           | accepted",
        "['web','api']   | accepted",
        "['web']         | rejected",
        "[]              | rejected",
        "null            | rejected",
        "{}              | unreadable",
        "['api',1]       | unreadable"
      },
      quoteCharacter = '\0')
  void aRequiredAudienceIsChecked(String audience, String result) {
    answerActive(",'aud':" + audience);
    IntrospectionBuilder options = issuer().introspectionBuilder(CLIENT).audience("api");
    if (result.equals("accepted")) {
      assertThat(client(options).me(REQUEST).sub()).isEqualTo("ada");
    } else {
      assertThat(failure(() -> client(options).me(REQUEST)))
          .isInstanceOf(
              result.equals("rejected") ? UnauthenticatedException.class : DecodeException.class);
    }
  }

  @Test
  void theNamedClaimReplacesAMissingSubject() {
    answer(200, "{'active':true,'client_id':'batch \\\" \u00e9'}");
    assertThat(me("client_id").sub()).isEqualTo("batch \" \u00e9");
    answer(200, " {'client_id':35,'active':true,'iss':'" + at("/realm") + "'}");
    assertThat(me("client_id").sub()).isEqualTo("35");
    answerActive(",'client_id':'web'");
    assertThat(me("client_id").sub()).isEqualTo("ada");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ",'username':null",
        ",'username':' '",
        ",'username':['a']",
        ",'username':1.5",
        ",'username':true",
        ",'username':'a\\ud800'",
        ",'sub':'','username':'a'",
        ",'sub':null,'username':'a'",
        ",'sub':{},'username':'a'"
      })
  void withoutSubjectAndNamedClaimThereIsNoAnswer(String members) {
    answer(200, "{'active':true" + members + "}");
    assertThat(failure(() -> me("username"))).isInstanceOf(DecodeException.class);
  }

  /** Only a subject that the reply names, and only an active and current token, is an answer. */
  @ParameterizedTest
  @ValueSource(strings = {"active", "sub", "exp", "nbf", "iss", "aud", "scope", "client_id", "jti"})
  void junkInAMemberLetsNoOneIn(String member) {
    List<String> junk =
        List.of(
            "''",
            "' '",
            "'no'",
            "'TRUE'",
            "2",
            "-1",
            "0.5",
            "1e999999999",
            "[]",
            "[1]",
            "{}",
            "[[true]]",
            "'1e9'",
            "9".repeat(400),
            "'\\ud800'",
            "null",
            "1643282255123");
    for (String value : junk) {
      String known = "{'active':true,'sub':'ada','exp':" + in(-3600) + "}";
      answer(200, with(known, member, value));
      Optional<TokenIntrospection> expired = answer();
      if (!List.of("exp", "null").contains(member)) {
        assertThat(expired).as("%s = %s", member, value).isEmpty();
      }
      answer(200, with("{'active':false,'sub':'ada'}", member, value));
      assertThat(answer()).as("inactive, %s = %s", member, value).isEmpty();
      answer(200, with("{'active':true,'sub':'ada','exp':" + in(60) + "}", member, value));
      answer().ifPresent(me -> assertThat(me.identity().active()).contains(true));
    }
  }

  private Optional<TokenIntrospection> answer() {
    try {
      TokenIntrospection me = me();
      assertThat(me.sub()).matches("ada|2|-1|9{400}|1643282255123| *no|TRUE|1e9");
      return Optional.of(me);
    } catch (MeException typed) {
      return Optional.empty();
    }
  }

  private static String with(String json, String member, String value) {
    String others = json.substring(1).replaceFirst("'" + member + "':[^,}]+,?", "");
    return "{'" + member + "':" + value + (others.equals("}") ? "" : ",") + others;
  }

  @Test
  void aListOfScopesIsRead() {
    answerActive(",'scope':['read','write']");
    TokenIntrospection me = me();
    assertThat(me.scopes()).containsExactly("read", "write");
    assertThat(me.scope()).contains("read write");
    assertThat(me.additionalProperties()).isEmpty();
    answerActive(",'scope':[]");
    assertThat(me().scopes()).isEmpty();
  }

  @Test
  void anOddOptionalMemberDoesNotCostTheAnswer() {
    answerActive(",'username':[],'scope':[7],'iat':'x','jti':{},'client_id':7,'token_type':[1]");
    TokenIntrospection me = me();
    assertThat(me.sub()).isEqualTo("ada");
    assertThat(me.additionalProperties())
        .containsOnlyKeys("username", "scope", "iat", "jti", "client_id", "token_type");
  }

  @Test
  void aRejectedClientDoesNotRefreshTheTokenOfTheSubject() {
    AtomicInteger invalidated = new AtomicInteger();
    TokenProvider own =
        new TokenProvider() {
          @Override
          public AccessToken token() {
            return AccessToken.of("own-token");
          }

          @Override
          public void invalidate(AccessToken rejected) {
            invalidated.incrementAndGet();
          }
        };
    MeClient<?> client =
        MeClient.builder(issuer().introspection(CLIENT))
            .tokenProvider(own)
            .retryPolicy(RetryPolicy.none())
            .build();
    refuse(401, "invalid_token");
    failure(client::me);
    assertThat(invalidated).hasValue(0);
    answer(200, "{'active':false}");
    failure(client::me);
    assertThat(invalidated).hasValue(1);
    assertThat(server.getRequestCount()).isEqualTo(2);
  }
}
