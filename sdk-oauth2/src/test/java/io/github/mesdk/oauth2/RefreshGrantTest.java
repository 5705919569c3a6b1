package io.github.mesdk.oauth2;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.TokenProvider;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The refresh request to a standard issuer; {@link OAuth2RefreshTest} tests the rest. */
class RefreshGrantTest extends IssuerFixture {

  private TokenProvider source() {
    return issuer().refreshing(CLIENT, store).buildUncached();
  }

  @Test
  void theRefreshTokenIsPostedAndTheLoginIsStoredWithIssuerAndClient() throws Exception {
    signIn(StoredTokens.of("refresh-0"));
    answerToken("access-1", 300, ",'refresh_token':'refresh-1'");
    assertThat(source().token()).isEqualTo(AccessToken.of("access-1"));
    assertThat(form(takeRequest()))
        .isEqualTo(Map.of("grant_type", "refresh_token", "refresh_token", "refresh-0"));
    assertThat(stored())
        .contains(
            StoredTokens.of("refresh-1")
                .withAccessToken(endingIn("access-1", 300))
                .withIssuer(at("/realm"))
                .withClientId("app"));
  }

  @Test
  void aPublicClientSendsItsIdAndScopes() throws Exception {
    signIn(StoredTokens.of("refresh-0"));
    answerToken("access-1", 300);
    issuer().refreshing(PUBLIC, store).scope("openid").buildUncached().token();
    assertThat(form(takeRequest()))
        .containsEntry("client_id", "my-tool")
        .containsEntry("scope", "openid");
  }

  @Test
  void aRefreshChangesTheScopesOnlyIfItsReplyNamesThem() {
    signIn(StoredTokens.of("refresh-0").withScopes(List.of("openid", "email")));
    answerToken("access-1", 1);
    source().token();
    assertThat(stored().orElseThrow().scopes()).containsExactly("openid", "email");
    answerToken("access-2", 1, ",'scope':'openid'");
    source().token();
    assertThat(stored().orElseThrow().scopes()).containsExactly("openid");
    answerToken("access-3", 1, ",'scope':['email']");
    source().token();
    assertThat(stored().orElseThrow().scopes()).containsExactly("email");
    answerToken("access-4", 300, ",'scope':7");
    source().token();
    assertThat(stored().orElseThrow().scopes()).isEmpty();
  }

  @Test
  void aLoginOfAnotherClientIsNotUsed() {
    StoredTokens others =
        StoredTokens.of("refresh-0")
            .withAccessToken(endingIn("access-0", 300))
            .withIssuer(at("/realm"))
            .withClientId("my-tool");
    signIn(others);
    assertThat(failure(source()::token))
        .hasMessageContaining("belongs to another client, not to app")
        .isInstanceOf(TokenException.class)
        .returns(false, MeException::retryable);
    assertThat(stored()).contains(others);
    assertThat(server.getRequestCount()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"access_denied", "invalid_token", "interaction_required"})
  void anErrorOtherThanInvalidGrantKeepsTheLogin(String code) {
    StoredTokens login = StoredTokens.of("refresh-0");
    signIn(login);
    refuse(403, code);
    assertThat(failure(source()::token)).isInstanceOf(UnauthenticatedException.class);
    assertThat(stored()).contains(login);
  }

  @Test
  void anOutageIsRetryableThroughTheCachingProvider() {
    signIn(StoredTokens.of("refresh-0"));
    answer(503, "");
    assertThat(failure(issuer().refreshing(CLIENT, store).build()::token))
        .isInstanceOf(TokenException.class)
        .returns(true, MeException::retryable);
  }
}
