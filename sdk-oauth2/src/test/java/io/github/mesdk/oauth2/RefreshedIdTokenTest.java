package io.github.mesdk.oauth2;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.TokenProvider;
import io.github.mesdk.token.TokenStore;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** The ID token of a refresh, OpenID Connect Core 1.0 section 12.2. */
@Timeout(60)
class RefreshedIdTokenTest extends RefreshedIdTokenFixture {

  @Test
  void anIdTokenAboutTheSameUserIsAccepted() {
    answerRefresh("access-1", "refresh-1", goodIdToken());
    assertThat(source(store).token().value()).isEqualTo("access-1");
    assertThat(stored())
        .contains(login().withRefreshToken("refresh-1").withAccessToken(endingIn("access-1", 300)));
  }

  /** ID tokens that must not be accepted, each with a part of the message. */
  private Map<String, String> invalid() {
    Map<String, String> invalid = new TreeMap<>();
    invalid.put("about a user other than", foreignIdToken());
    invalid.put("is not from the issuer", idToken(Keys.RSA, c -> c.issuer("https://b.example")));
    invalid.put("is not for the client", idToken(Keys.RSA, c -> c.audience("other")));
    invalid.put("(azp)", idToken(Keys.RSA, c -> c.claim("azp", "other")));
    invalid.put("has no sub", idToken(Keys.RSA, c -> c.subject(null)));
    invalid.put("has a blank sub", idToken(Keys.RSA, c -> c.subject(" ")));
    invalid.put("has no iat", idToken(Keys.RSA, c -> c.issueTime(null)));
    invalid.put("(at_hash)", idToken(Keys.RSA, c -> c.claim("at_hash", "AAAAAAAAAAAAAAAAAAAAAA")));
    RSAKey wrongKey = new RSAKey.Builder(Keys.OTHER).keyID("one").build();
    invalid.put("is not signed by this issuer", idToken(wrongKey, c -> c));
    JWTClaimsSet claims = claims().build();
    invalid.put("is not signed", "'" + new PlainJWT(claims).serialize() + "'");
    invalid.put("is malformed", "'canary'");
    return invalid;
  }

  @TestFactory
  Stream<DynamicTest> anInvalidIdTokenMarksTheLoginUntilOnePasses() {
    return Stream.concat(
            invalid().entrySet().stream(), Stream.of(Map.entry("the ID token is malformed", "7")))
        .map(invalid -> DynamicTest.dynamicTest(invalid.getKey(), () -> isMarkedAfter(invalid)));
  }

  private void isMarkedAfter(Map.Entry<String, String> invalid) {
    signIn(login().withAccessToken(endingIn("access-0", 20)));
    answerRefresh("foreign-1", "refresh-1", invalid.getValue());
    TokenProvider tokens = source(store);
    assertThat(failure(tokens::token))
        .isInstanceOf(UnauthenticatedException.class)
        .hasMessageContaining(invalid.getKey())
        .hasMessageContaining("must be verified; sign in again")
        .returns(false, MeException::retryable)
        .message()
        .doesNotContain("canary", "249", "b.example");
    assertThat(stored())
        .contains(
            login()
                .withAccessToken(endingIn("access-0", 20))
                .withRefreshToken("refresh-1")
                .withVerificationPending(true));
    answerRefresh("foreign-2", "refresh-2", "");
    assertThat(failure(tokens::token))
        .isInstanceOf(UnauthenticatedException.class)
        .hasMessageContaining("must be verified; sign in again");
    answerRefresh("access-3", "refresh-3", goodIdToken());
    assertThat(source(store).token().value()).isEqualTo("access-3");
    assertThat(stored())
        .contains(login().withAccessToken(endingIn("access-3", 300)).withRefreshToken("refresh-3"));
  }

  @Test
  void anUnusableReplyWithAForeignIdTokenMarksTheLoginToo() {
    tokenReplies.add(
        reply(
            200, "application/json", ("{'id_token':" + foreignIdToken() + "}").replace('\'', '"')));
    assertThat(failure(source(store)::token)).isInstanceOf(UnauthenticatedException.class);
    assertThat(stored()).contains(login().withVerificationPending(true));
    tokenReplies.add(
        reply(
            200,
            "application/json",
            ("{'access_token':7,'id_token':" + goodIdToken() + "}").replace('\'', '"')));
    assertThat(failure(source(store)::token))
        .isInstanceOf(TokenException.class)
        .hasMessageContaining("access_token");
    assertThat(stored()).contains(login().withVerificationPending(true));
  }

  @Test
  void keysThatCannotBeFetchedAreAnOutageThatKeepsTheRefreshToken() {
    keys = reply(503, "application/json", "");
    signIn(login().withAccessToken(endingIn("access-0", 20)));
    answerRefresh("access-1", "refresh-1", goodIdToken());
    TokenProvider tokens = source(store);
    assertThat(tokens.token().value()).isEqualTo("access-0");
    clock.advance(Duration.ofSeconds(20));
    answerRefresh("access-2", "refresh-2", goodIdToken());
    assertThat(failure(tokens::token))
        .isInstanceOf(TokenException.class)
        .returns(true, MeException::retryable);
    assertThat(stored())
        .contains(login().withAccessToken(endingIn("access-0", 0)).withRefreshToken("refresh-2"));
    answerRefresh("foreign", "refresh-3", foreignIdToken());
    assertThat(failure(tokens::token)).isInstanceOf(UnauthenticatedException.class);
    answerRefresh("access-4", "refresh-4", goodIdToken());
    assertThat(failure(tokens::token))
        .isInstanceOf(TokenException.class)
        .returns(true, MeException::retryable);
    assertThat(stored().orElseThrow().verificationPending()).isTrue();
  }

  @Test
  void tooManyUnknownKeysAreAFailureToRetry() {
    TokenProvider tokens = source(store);
    answerRefresh("access-1", "refresh-1", goodIdToken());
    tokens.token();
    String unknown = idToken(Keys.OTHER, claims -> claims);
    for (int i = 0; i < SigningKeys.MAX_REFETCHES; i++) {
      tokens.invalidate(AccessToken.of("access-1"));
      answerRefresh("foreign", "refresh-2", unknown);
      assertThat(failure(tokens::token)).isInstanceOf(UnauthenticatedException.class);
    }
    signIn(login());
    answerRefresh("foreign", "refresh-3", unknown);
    assertThat(failure(tokens::token))
        .isInstanceOf(TokenException.class)
        .hasMessageContaining("cannot verify the ID token")
        .returns(true, MeException::retryable);
    assertThat(stored()).contains(login().withRefreshToken("refresh-3"));
  }

  /** A store may run an update again, because another process was faster. */
  @Test
  void aStepThatRunsAgainIsJudgedByItsLastRun() {
    TokenStore twice =
        new TokenStore() {
          @Override
          public Optional<StoredTokens> update(
              Deadline deadline, UnaryOperator<Optional<StoredTokens>> step) {
            assertThat(step.apply(store.read(deadline))).isPresent();
            return store.update(deadline, step);
          }

          @Override
          public Optional<StoredTokens> read(Deadline deadline) {
            return store.read(deadline);
          }
        };
    answerRefresh("foreign", "refresh-0", foreignIdToken());
    answerRefresh("access-1", "refresh-1", goodIdToken());
    assertThat(source(twice).token().value()).isEqualTo("access-1");
  }

  @Test
  void aLoginWithoutASubjectAdoptsThatOfTheFirstIdToken() {
    signIn(StoredTokens.of("refresh-0"));
    answerRefresh("access-1", "refresh-1", goodIdToken());
    source(store).token();
    assertThat(stored().flatMap(StoredTokens::subject)).contains("248");
    clock.advance(Duration.ofMinutes(5));
    answerRefresh("foreign", "refresh-2", foreignIdToken());
    assertThat(failure(source(store)::token)).isInstanceOf(UnauthenticatedException.class);
  }

  @Test
  void aReplyWithoutAnIdTokenIsAccepted() {
    for (String none : new String[] {"", "''", "null", "' '"}) {
      signIn(login());
      answerRefresh("access-1", "refresh-1", none);
      assertThat(source(store).token().value()).isEqualTo("access-1");
    }
  }

  @Test
  void withoutAKeySetOnlyALoginWithoutASubjectIsRefreshed() {
    OAuth2Issuer keyless = builder().tokenEndpoint(at("/token")).build();
    TokenProvider tokens = keyless.refreshing(CLIENT, store).buildUncached();
    answerRefresh("access-1", "refresh-1", goodIdToken());
    assertThat(failure(tokens::token))
        .isInstanceOf(TokenException.class)
        .hasMessageContaining("publishes no jwks_uri")
        .returns(false, MeException::retryable);
    assertThat(stored()).contains(login().withRefreshToken("refresh-1"));
    signIn(StoredTokens.of("refresh-0"));
    answerRefresh("access-2", "refresh-2", "'not verified'");
    assertThat(tokens.token().value()).isEqualTo("access-2");
  }

  @Test
  void aCacheReturnsNoTokenOfAMarkedLogin() {
    signIn(login().withAccessToken(AccessToken.of("access-0")));
    TokenProvider cached = issuer().refreshing(CLIENT, store).build();
    cached.invalidate(cached.token());
    answerRefresh("foreign", "refresh-1", foreignIdToken());
    for (int call = 0; call < 3; call++) {
      assertThat(failure(cached::token)).isInstanceOf(UnauthenticatedException.class);
    }
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void aMarkThatCannotBeStoredHoldsInThisProcess() {
    TokenStore full =
        new TokenStore() {
          @Override
          public Optional<StoredTokens> update(
              Deadline deadline, UnaryOperator<Optional<StoredTokens>> step) {
            assertThat(step.apply(store.read(deadline))).isPresent();
            throw TokenException.of("the disk is full");
          }

          @Override
          public Optional<StoredTokens> read(Deadline deadline) {
            return store.read(deadline);
          }
        };
    signIn(login().withAccessToken(endingIn("access-0", 20)));
    answerRefresh("foreign", "refresh-0", foreignIdToken());
    assertThat(failure(source(full)::token)).isInstanceOf(UnauthenticatedException.class);
    answerRefresh("foreign", "refresh-0", "");
    assertThat(failure(source(full)::token)).isInstanceOf(UnauthenticatedException.class);
    answerRefresh("access-1", "refresh-0", goodIdToken());
    assertThat(source(full).token().value()).isEqualTo("access-1");
  }
}
