package io.github.mesdk.oauth2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jwt.JWTClaimsSet;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A login with {@code max_age} accepts only an ID token with a recent {@code auth_time}. */
@Timeout(60)
class MaxAgeTest extends BrowserFixture {
  private static final Duration MAX_AGE = Duration.ofMinutes(5);

  private LoginResult loginWith(Consumer<JWTClaimsSet.Builder> change) {
    return issuer()
        .browserLogin(PUBLIC, store)
        .scope("openid")
        .maxAge(MAX_AGE)
        .build()
        .signIn(
            address ->
                open(
                    address,
                    state -> {
                      answerLogin(",'id_token':'" + idToken(change) + "'");
                      server.enqueue(Keys.published(Keys.RSA));
                      return state + "&code=c";
                    }),
            soon());
  }

  private String idToken(Consumer<JWTClaimsSet.Builder> change) {
    JWTClaimsSet.Builder claims = idToken();
    change.accept(claims);
    return Keys.signed(Keys.RSA, claims.build());
  }

  private Consumer<JWTClaimsSet.Builder> authenticated(long secondsAgo) {
    long time = clock.instant().getEpochSecond() - secondsAgo;
    return claims -> claims.claim("auth_time", time);
  }

  /** The leeway of 60 seconds counts on both sides. */
  @ParameterizedTest
  @ValueSource(longs = {0, 299, 300, 360, -60})
  void aRecentAuthenticationIsAccepted(long secondsAgo) {
    assertThat(loginWith(authenticated(secondsAgo)).subject()).contains("248");
  }

  @ParameterizedTest
  @ValueSource(longs = {361, 1_000_000, -61})
  void anotherAuthenticationFailsTheLogin(long secondsAgo) {
    assertThat(failure(() -> loginWith(authenticated(secondsAgo))))
        .isInstanceOf(TokenException.class)
        .hasMessageContaining("max_age")
        .hasMessageContaining(clock.instant().toString())
        .returns(false, MeException::retryable);
    assertThat(stored()).isEmpty();
  }

  /** A person may need minutes for the pages after the password. */
  @Test
  void theAgeCountsFromTheStartOfTheLogin() {
    LoginResult login =
        loginWith(claims -> {
          authenticated(200).accept(claims);
          clock.advance(Duration.ofMinutes(4));
        });
    assertThat(login.subject()).contains("248");
  }

  static List<Object> unreadable() {
    BigInteger tooLarge = BigInteger.ONE.shiftLeft(64).add(BigInteger.valueOf(1_767_323_045));
    return List.of("", "yesterday", "1767323045", true, List.of(), 1_767_323_045_000L, tooLarge);
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void anUnreadableTimeFailsTheLogin(Object time) {
    assertThat(failure(() -> loginWith(claims -> claims.claim("auth_time", time))))
        .hasMessageContaining("auth_time");
    assertThat(stored()).isEmpty();
  }

  @Test
  void anIdTokenWithoutTheTimeFailsTheLogin() {
    assertThat(failure(() -> loginWith(claims -> {})))
        .isInstanceOf(TokenException.class)
        .hasMessageContaining("auth_time");
    assertThat(stored()).isEmpty();
  }

  @Test
  void anEncryptedIdTokenIsReportedAsSuch() {
    String jwe = "eyJhbGciOiJSU0EtT0FFUC0yNTYiLCJlbmMiOiJBMjU2R0NNIn0.YQ.YQ.YQ.YQ";
    answerLogin(",'id_token':'" + jwe + "'");
    BrowserLogin login =
        issuer().browserLogin(PUBLIC, store).scope("openid").maxAge(MAX_AGE).build();
    assertThat(
            failure(
                () -> login.signIn(address -> open(address, state -> state + "&code=c"), soon())))
        .isInstanceOf(TokenException.class)
        .hasMessageContaining("is encrypted with RSA-OAEP-256 and A256GCM");
    assertThat(stored()).isEmpty();
  }

  @Test
  void aMaximumAgeOfMoreThanACenturyIsRefused() {
    BrowserLoginBuilder options = issuer().browserLogin(PUBLIC, store).scope("openid");
    options.maxAge(Duration.ofDays(36_500)).build();
    for (Duration age : List.of(Duration.ofDays(36_501), Duration.ofSeconds(Long.MAX_VALUE))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> options.maxAge(age))
          .withMessageContaining("36500 days");
    }
  }

  @Test
  void aReplyWithoutAnIdTokenFailsTheLogin() {
    answerLogin();
    BrowserLogin login =
        issuer().browserLogin(PUBLIC, store).scope("openid").maxAge(MAX_AGE).build();
    assertThat(
            failure(
                () -> login.signIn(address -> open(address, state -> state + "&code=c"), soon())))
        .hasMessageContaining("sent no ID token");
    assertThat(stored()).isEmpty();
  }

  @Test
  void aForgedTimeIsNotAccepted() {
    String forged = "eyJhbGciOiJub25lIn0.eyJzdWIiOiIyNDgiLCJhdXRoX3RpbWUiOjE3NjczMjMwNDV9.";
    answerLogin(",'id_token':'" + forged + "'");
    BrowserLogin login =
        issuer().browserLogin(PUBLIC, store).scope("openid").maxAge(MAX_AGE).build();
    assertThat(
            failure(
                () -> login.signIn(address -> open(address, state -> state + "&code=c"), soon())))
        .hasMessageContaining("ID token");
    assertThat(stored()).isEmpty();
  }

  /** Without keys, nothing proves the time. */
  @Test
  void anIssuerWithoutKeysFailsTheLoginBeforeThePrompt() {
    OAuth2Issuer issuer =
        builder().tokenEndpoint(at("/token")).authorizationEndpoint(at("/authorize")).build();
    BrowserLogin login = issuer.browserLogin(PUBLIC, store).scope("openid").maxAge(MAX_AGE).build();
    assertThat(failure(() -> login.signIn(address -> open(address, state -> state), soon())))
        .hasMessageContaining("jwks_uri");
    assertThat(sent).isNull();
  }
}
