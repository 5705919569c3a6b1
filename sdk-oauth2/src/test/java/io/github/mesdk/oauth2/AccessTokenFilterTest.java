package io.github.mesdk.oauth2;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.oauth2.model.TokenIntrospection;
import io.github.mesdk.retry.RetryPolicy;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which JWT access tokens are refused without a request, and that all others are sent. */
class AccessTokenFilterTest extends IntrospectionFixture {
  private final AtomicInteger questions = new AtomicInteger();
  private final AtomicInteger keyRequests = new AtomicInteger();
  private MockResponse keys = Keys.published(Keys.RSA);
  private OAuth2Issuer issuer;
  private MeClient<TokenIntrospection> client;

  @BeforeEach
  void answerEverything() {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            if (request.getTarget().equals("/keys")) {
              keyRequests.incrementAndGet();
              return keys;
            }
            questions.incrementAndGet();
            return reply(200, "application/json", "{\"active\":true,\"sub\":\"ada\"}");
          }
        });
    use(issuer());
  }

  private void use(OAuth2Issuer filtering) {
    issuer = filtering;
    client =
        MeClient.builder(issuer.introspection(CLIENT))
            .tokenFilter(issuer.accessTokenFilter())
            .retryPolicy(RetryPolicy.none())
            .build();
  }

  /** Signs the header and the claims, which have single quotes, with the key {@code one}. */
  private String token(String header, String claims) {
    return signed("one", header, claims);
  }

  private String signed(String key, String header, String claims) {
    String input =
        HostileReplies.base64url(header.replace('\'', '"'))
            + "."
            + HostileReplies.base64url(claims.replace('\'', '"'));
    return input + "." + TokenSigner.signature("RS256", key, input.getBytes(US_ASCII));
  }

  private String claims(long lifetime) {
    return "{'iss':'%s','sub':'ada','exp':%d}".formatted(at("/realm"), in(lifetime));
  }

  private static final String HEADER = "{'alg':'RS256','typ':'at+jwt','kid':'one'}";

  private void fetchKeys() {
    JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256).build();
    issuer.keys.find(new JWKSelector(JWKMatcher.forJWSHeader(header)), soon());
  }

  private void assertSent(String token) {
    int before = questions.get();
    assertThat(client.me(MeRequest.ofToken(token)).sub()).isEqualTo("ada");
    assertThat(questions.get()).isEqualTo(before + 1);
  }

  private UnauthenticatedException refusal(String token) {
    int before = questions.get();
    MeException refused = failure(() -> client.me(MeRequest.ofToken(token)));
    assertThat(questions.get()).isEqualTo(before);
    assertThat(refused)
        .isInstanceOf(UnauthenticatedException.class)
        .hasMessageContaining("refused without a request")
        .returns(0, MeException::attempts);
    assertThat(refused.provider()).contains("introspection");
    return (UnauthenticatedException) refused;
  }

  @Test
  void aValidTokenIsSent() {
    fetchKeys();
    assertSent(token(HEADER, claims(60)));
    assertSent(token(HEADER, claims(-59)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"at+jwt", "AT+JWT", "application/at+jwt"})
  void anExpiredTokenIsRefused(String type) {
    UnauthenticatedException refused = refusal(token(HEADER.replace("at+jwt", type), claims(-61)));
    assertThat(refused.reason().name()).isEqualTo("EXPIRED");
    assertThat(refused).hasMessageContaining("expired at 2026-01-02T03:03:04Z");
  }

  @Test
  void aTokenOfAnotherIssuerIsRefused() {
    String claims = "{'iss':'https://elsewhere.example','exp':" + in(60) + "}";
    assertThat(refusal(token(HEADER, claims)).reason().name()).isEqualTo("INVALID");
  }

  @Test
  void aForgedTokenIsRefusedOnceTheKeyIsKnown() {
    String forged = signed("two", HEADER, claims(60));
    fetchKeys();
    assertThat(refusal(forged).reason().name()).isEqualTo("INVALID");
    String valid = token(HEADER, claims(60));
    String changed = claims(61).replace("ada", "eve");
    refusal(
        valid.replaceFirst(
            "\\.[^.]+\\.", "." + HostileReplies.base64url(changed.replace('\'', '"')) + "."));
    refusal(valid.substring(0, valid.lastIndexOf('.') + 1) + "AAAA");
  }

  /** Each of these may be a token that the issuer accepts. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{'alg':'RS256','typ':'JWT','kid':'one'}",
        "{'alg':'RS256','kid':'one'}",
        "{'alg':'RS256','typ':7,'kid':'one'}",
        "{'typ':'at+jwt','kid':'one'}",
        "{'alg':'RS256','typ':'at+jwt','crit':['x'],'kid':'one'}",
        "{'alg':'none','typ':'at+jwt'}",
        "{'alg':'RS256','typ':'at+jwt','typ':'at+jwt','kid':'one'}"
      })
  void aTokenOfAnotherTypeIsSentEvenIfItExpired(String header) {
    fetchKeys();
    assertSent(signed("two", header, claims(-61)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'alg':'RS256','typ':'at+jwt'}",
        "{'alg':'RS256','typ':'at+jwt','kid':'unknown'}",
        "{'alg':'HS256','typ':'at+jwt','kid':'one'}",
        "{'alg':'ES256','typ':'at+jwt','kid':'one'}",
        "{'alg':'XS1','typ':'at+jwt','kid':'one'}"
      })
  void aSignatureThatCannotBeCheckedIsSent(String header) {
    fetchKeys();
    assertSent(signed("two", header, claims(60)));
  }

  /** The SDK tries eight keys, and supports only the curve Ed25519 for EdDSA. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aTokenWhoseKeyCannotBeTriedIsSent(boolean isOfAnotherCurve) {
    String one = Keys.RSA.toPublicJWK().toJSONString();
    String other =
        "{\"kty\":\"OKP\",\"crv\":\"Ed448\",\"kid\":\"one\",\"x\":\"" + "A".repeat(76) + "\"}";
    String published = isOfAnotherCurve ? other : String.join(",", Collections.nCopies(9, one));
    keys = reply(200, "application/json", "{\"keys\":[" + published + "]}");
    fetchAnyKeys();
    String header = isOfAnotherCurve ? HEADER.replace("RS256", "EdDSA") : HEADER;
    assertSent(signed("two", header, claims(60)));
  }

  private void fetchAnyKeys() {
    issuer.keys.find(new JWKSelector(new JWKMatcher.Builder().build()), soon());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "{'iss':7}",
        "{'exp':'1'}",
        "{'exp':1e400}",
        "{'exp':{}}",
        "{'iss':null,'exp':null}",
        "{'exp':1,'exp':1}",
        "{'iss':'https://elsewhere.example'"
      })
  void claimsThatCannotBeReadAreSent(String claims) {
    fetchKeys();
    assertSent(token(HEADER, claims));
  }

  @Test
  void aTextThatIsNoTokenIsSent() {
    fetchKeys();
    assertSent("opaque");
    assertSent("a.b.c");
    assertSent("e30.e30.");
    assertSent("..");
    assertSent("e30.AA.AA.AA.AA");
    assertSent(token(HEADER, claims(-61).replace("ada", "a".repeat(16 * 1024))));
  }

  /** A key that the token brings along is not trusted, and does not matter. */
  @Test
  void theTokenOfADpopClientIsFilteredLikeOthers() {
    fetchKeys();
    String bound = claims(60).replace("'sub'", "'cnf':{'jkt':'x'},'sub'");
    assertSent(token(HEADER, bound));
    refusal(signed("two", HEADER, bound));
  }

  @Test
  void tokensWithUnknownKeysCauseNoFetch() {
    fetchKeys();
    for (int i = 0; i < 300; i++) {
      assertSent(signed("two", HEADER.replace("one", "unknown-" + i), claims(60)));
    }
    assertThat(keyRequests).hasValue(1);
  }

  @Test
  void theKeysAreFetchedInTheBackground() {
    String forged = signed("two", HEADER, claims(60));
    assertSent(forged);
    awaitKeys();
    refusal(forged);
    assertThat(keyRequests).hasValue(1);
    clock.advance(SigningKeys.MAX_AGE);
    assertSent(signed("two", HEADER, claims(60)));
    awaitKeys();
    refusal(signed("two", HEADER, claims(60)));
    assertThat(keyRequests).hasValue(2);
  }

  private void awaitKeys() {
    JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256).build();
    JWKSelector any = new JWKSelector(JWKMatcher.forJWSHeader(header));
    var deadline = soon();
    while (issuer.keys.findCached(any).isEmpty()) {
      assertThat(deadline.hasPassed()).isFalse();
      Thread.onSpinWait();
    }
  }

  @Test
  void whileTheKeysCannotBeFetchedTokensAreSent() {
    keys = reply(503, "text/plain", "");
    String forged = signed("two", HEADER, claims(60));
    for (int i = 0; i < 50; i++) {
      assertSent(forged);
    }
    assertThat(keyRequests.get()).isLessThanOrEqualTo(1);
    refusal(token(HEADER, claims(-61)));
  }

  @Test
  void aHangingKeyEndpointDelaysNoCall() {
    keys = new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build();
    for (int i = 0; i < 50; i++) {
      assertSent(signed("two", HEADER, claims(60)));
    }
    assertThat(keyRequests.get()).isLessThanOrEqualTo(1);
  }

  private static Thread noThread(Runnable task) {
    throw new OutOfMemoryError("unable to create native thread");
  }

  @Test
  void aThreadThatCannotStartDelaysOrFailsNoCall() {
    var options = builder().introspectionEndpoint(at("/introspect")).jwksUri(at("/keys"));
    use(options.keyThreads(AccessTokenFilterTest::noThread).build());
    assertSent(signed("two", HEADER, claims(60)));
    refusal(token(HEADER, claims(-61)));
  }

  @Test
  void anIssuerWithoutKeysFiltersByTimeAndIssuerOnly() {
    use(builder().introspectionEndpoint(at("/introspect")).build());
    assertSent(signed("two", HEADER, claims(60)));
    refusal(token(HEADER, claims(-61)));
    assertThat(keyRequests).hasValue(0);
  }
}
