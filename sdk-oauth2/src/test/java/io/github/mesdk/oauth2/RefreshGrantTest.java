package io.github.mesdk.oauth2;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.TokenProvider;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a standard issuer is sent to refresh a login; all else is {@link OAuth2RefreshTest}'s. */
class RefreshGrantTest extends IssuerFixture {

  private TokenProvider source() {
    return issuer().refreshing(CLIENT, store).buildUncached();
  }

  @Test
  void theRefreshTokenIsPostedAsAFormAndTheLoginIsMarkedAsTheClients() throws Exception {
    signIn(StoredTokens.of("refresh-0"));
    answerToken("access-1", 300, ",'refresh_token':'refresh-1'");
    assertThat(source().token()).isEqualTo(AccessToken.of("access-1"));
    assertThat(form(taken()))
        .isEqualTo(Map.of("grant_type", "refresh_token", "refresh_token", "refresh-0"));
    assertThat(stored())
        .contains(
            StoredTokens.of("refresh-1")
                .withAccessToken(endingIn("access-1", 300))
                .withIssuer(at("/realm"))
                .withClientId("app"));
  }

  @Test
  void aPublicClientNamesItselfAndItsScopes() throws Exception {
    signIn(StoredTokens.of("refresh-0"));
    answerToken("access-1", 300);
    issuer().refreshing(PUBLIC, store).scope("openid").buildUncached().token();
    assertThat(form(taken()))
        .containsEntry("client_id", "my-tool")
        .containsEntry("scope", "openid");
  }

  @Test
  void noTokenIsShownByAnotherClient() {
    StoredTokens others =
        StoredTokens.of("refresh-0")
            .withAccessToken(endingIn("access-0", 300))
            .withIssuer(at("/realm"))
            .withClientId("my-tool");
    signIn(others);
    assertThat(failure(source()::token))
        .hasMessageContaining("is one of another client, not of app")
        .isInstanceOf(TokenException.class)
        .returns(false, MeException::retryable);
    assertThat(stored()).contains(others);
    assertThat(server.getRequestCount()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"access_denied", "invalid_token", "interaction_required"})
  void aRefusalThatIsNotOfTheRefreshTokenLeavesTheLogin(String code) {
    StoredTokens login = StoredTokens.of("refresh-0");
    signIn(login);
    refuse(403, code);
    assertThat(failure(source()::token)).isInstanceOf(UnauthenticatedException.class);
    assertThat(stored()).contains(login);
  }

  @Test
  void underTheCacheAnOutageIsRetryable() {
    signIn(StoredTokens.of("refresh-0"));
    answer(503, "");
    assertThat(failure(issuer().refreshing(CLIENT, store).build()::token))
        .isInstanceOf(TokenException.class)
        .returns(true, MeException::retryable);
  }
}
