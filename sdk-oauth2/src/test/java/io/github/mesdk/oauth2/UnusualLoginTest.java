package io.github.mesdk.oauth2;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.TokenProvider;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logins at issuers that leave something out or add something unexpected. */
@Timeout(60)
class UnusualLoginTest extends BrowserFixture {
  private static final String DEVICE =
      "{'device_code':'d','user_code':'u','verification_uri':'https://id.example.com/go'}";

  private StoredTokens owned(StoredTokens login) {
    return login.withIssuer(at("/realm")).withClientId("my-tool").withScopes(List.of("profile"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",'refresh_token':''", ",'refresh_token':null", ",'refresh_token':7"})
  void aLoginWithoutARefreshTokenLastsAsLongAsTheAccessToken(String refreshToken) {
    answerToken("access", 300, refreshToken);
    signIn(state -> state + "&code=c");
    assertThat(stored()).contains(owned(StoredTokens.of(endingIn("access", 300))));
    TokenProvider tokens = issuer().refreshing(PUBLIC, store).buildUncached();
    assertThat(tokens.token().value()).isEqualTo("access");
    clock.advance(Duration.ofMinutes(5));
    assertThat(failure(tokens::token))
        .isInstanceOf(UnauthenticatedException.class)
        .hasMessageContaining("has expired and cannot be refreshed; sign in again");
  }

  @Test
  void aDeviceLoginWithoutARefreshTokenIsStored() {
    answer(200, DEVICE);
    answerToken("access", 300);
    issuer().deviceLogin(PUBLIC, store).scope(scope).build().signIn(prompt -> {});
    assertThat(stored()).contains(owned(StoredTokens.of(endingIn("access", 300))));
  }

  @Test
  void aLoginWithoutRefreshTokenAndExpiryLastsUntilTheTokenIsRejected() {
    answer(200, "{'access_token':'access'}");
    signIn(state -> state + "&code=c");
    assertThat(stored()).contains(owned(StoredTokens.of(AccessToken.of("access"))));
    TokenProvider tokens = issuer().refreshing(PUBLIC, store).buildUncached();
    tokens.invalidate(tokens.token());
    assertThat(failure(tokens::token)).isInstanceOf(UnauthenticatedException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"''", "' '", "null"})
  void anEmptyIdTokenIsNone(String idToken) {
    answerLogin(",'id_token':" + idToken + ",'scope':['openid']");
    assertThat(signIn(state -> state + "&code=c").subject()).isEmpty();
    assertThat(stored()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",'id_token':''", ",'id_token':null"})
  void aLoginWithTheScopeOpenidNeedsAnIdToken(String idToken) {
    scope = "openid profile";
    answerLogin(idToken);
    assertThat(failure(() -> signIn(state -> state + "&code=c")))
        .isInstanceOf(TokenException.class)
        .hasMessageContaining("sent no ID token, although the login requested the scope openid")
        .returns(false, MeException::retryable);
    answer(200, DEVICE);
    answerLogin(idToken);
    DeviceLogin device = issuer().deviceLogin(PUBLIC, store).scope(scope).build();
    assertThat(failure(() -> device.signIn(prompt -> {}))).hasMessageContaining("no ID token");
    assertThat(stored()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "{}", "['a.b.c']", "true"})
  void anIdTokenThatIsNoTextFailsTheLogin(String idToken) {
    answerLogin(",'id_token':" + idToken);
    assertThat(failure(() -> signIn(state -> state + "&code=c")))
        .isInstanceOf(TokenException.class)
        .hasMessageContaining("id_token")
        .returns(false, MeException::retryable);
    assertThat(stored()).isEmpty();
  }

  /** Without this rule, a person signs in for nothing. */
  @Test
  void aKeySetThatMustNotBeUsedFailsALoginWithAnIdTokenBeforeThePrompt() {
    answer(
        200,
        "{'issuer':'%s','authorization_endpoint':'%s','token_endpoint':'%s','jwks_uri':'/keys'}"
            .formatted(at("/realm"), at("/authorize"), at("/token")));
    OAuth2Issuer issuer = builder().discover();
    scope = "openid";
    assertThat(failure(() -> signIn(issuer, state -> state + "&code=c")))
        .hasMessageContaining("the issuer's jwks_uri cannot be used");
    assertThat(server.getRequestCount()).isEqualTo(1);
    answerLogin();
    issuer
        .browserLogin(PUBLIC, store)
        .build()
        .signIn(address -> open(address, state -> state + "&code=c"), soon());
    assertThat(stored()).isPresent();
  }

  @Test
  void aRefusalInsideA200ShowsItsCode() {
    refuse(200, "invalid_grant");
    assertThat(failure(() -> signIn(state -> state + "&code=c")))
        .isInstanceOf(UnauthenticatedException.class)
        .hasMessageContaining("invalid_grant");
    refuse(200, "bad_verification_code");
    assertThat(failure(() -> signIn(state -> state + "&code=c")))
        .isInstanceOf(TokenException.class)
        .hasMessageContaining("bad_verification_code");
  }

  @Test
  void theRefreshTokenOfGitHubEndsWithACodeOfItsOwn() {
    signIn(StoredTokens.of("refresh-0"));
    TokenProvider tokens = issuer().refreshing(PUBLIC, store).buildUncached();
    answer(200, "{'error':'bad_refresh_token','error_description':'It expired'}");
    assertThat(failure(tokens::token))
        .isInstanceOf(UnauthenticatedException.class)
        .hasMessageContaining("bad_refresh_token");
    assertThat(stored()).isEmpty();
  }
}
