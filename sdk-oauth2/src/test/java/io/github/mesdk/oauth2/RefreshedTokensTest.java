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

class RefreshedTokensTest extends IssuerFixture {

  private TokenProvider source() {
    return issuer().refreshing(CLIENT, store).source();
  }

  @Test
  void tradesTheRefreshTokenAndStoresTheOneThatComesForIt() throws Exception {
    signIn(StoredTokens.of("refresh-0"));
    answerToken("access-1", 300, ",'refresh_token':'refresh-1'");
    assertThat(source().token()).isEqualTo(AccessToken.of("access-1"));
    assertThat(form(taken()))
        .isEqualTo(Map.of("grant_type", "refresh_token", "refresh_token", "refresh-0"));
    assertThat(stored())
        .contains(StoredTokens.of("refresh-1").withAccessToken(endingIn("access-1", 300)));
  }

  @Test
  void keepsTheRefreshTokenWhenNoneComes() throws Exception {
    signIn(StoredTokens.of("refresh-0"));
    answerToken("access-1", 300);
    issuer().refreshing(PUBLIC, store).scope("openid").source().token();
    assertThat(form(taken()))
        .containsEntry("client_id", "my-tool")
        .containsEntry("scope", "openid");
    assertThat(stored())
        .contains(StoredTokens.of("refresh-0").withAccessToken(endingIn("access-1", 300)));
  }

  @Test
  void asksNobodyWhileTheStoredTokenIsGood() {
    signIn(StoredTokens.of("refresh-0").withAccessToken(endingIn("access-0", 31)));
    assertThat(source().token().value()).isEqualTo("access-0");
    signIn(StoredTokens.of("refresh-0").withAccessToken(AccessToken.of("endless")));
    assertThat(source().token().value()).isEqualTo("endless");
    assertThat(server.getRequestCount()).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 29})
  void renewsAStoredTokenThatIsAtItsEnd(long seconds) {
    signIn(StoredTokens.of("refresh-0").withAccessToken(endingIn("access-0", seconds)));
    answerToken("access-1", 300);
    assertThat(source().token().value()).isEqualTo("access-1");
  }

  @Test
  void renewsTheTokenThatWasRejectedAndNoOther() {
    signIn(StoredTokens.of("refresh-0").withAccessToken(endingIn("access-0", 300)));
    TokenProvider source = source();
    source.invalidate(AccessToken.of("older"));
    assertThat(source.token().value()).isEqualTo("access-0");
    answerToken("access-1", 300);
    source.invalidate(AccessToken.of("access-0"));
    assertThat(source.token().value()).isEqualTo("access-1");
    assertThat(source.token().value()).isEqualTo("access-1");
  }

  @Test
  void aLoginThatIsOverLeavesTheStoreEmpty() {
    signIn(StoredTokens.of("refresh-0"));
    refuse(400, "invalid_grant");
    assertThat(failure(source()::token))
        .isInstanceOf(UnauthenticatedException.class)
        .message()
        .doesNotContain("refresh-0");
    assertThat(stored()).isEmpty();
    assertThat(failure(source()::token)).returns(true, f -> ((TokenException) f).absent());
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 404, 429, 500, 503})
  void anyOtherRefusalLeavesTheLoginAsItWas(int status) {
    StoredTokens login = StoredTokens.of("refresh-0").withAccessToken(endingIn("access-0", 1));
    signIn(login);
    refuse(status, status == 401 ? "invalid_client" : "x");
    assertThat(failure(source()::token)).isInstanceOf(TokenException.class);
    assertThat(stored()).contains(login);
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
