package io.github.mesdk.oauth2;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.StoredTokens;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A program may refuse a login that ends with its access token. */
@Timeout(60)
class RefreshRequiredTest extends BrowserFixture {
  private static final String NONE = "the issuer sent no refresh token";

  private static final String NOT_ALLOWED = "; the issuer may allow none for this client";

  private void signInRequiring(UnaryOperator<BrowserLoginBuilder> options) {
    options
        .apply(issuer().browserLogin(PUBLIC, store).refreshRequired())
        .build()
        .signIn(address -> open(address, state -> state + "&code=c"), soon());
  }

  private void signInOnDevice(UnaryOperator<DeviceLoginBuilder> options) {
    answer(
        200, "{'device_code':'d','user_code':'u','verification_uri':'https://id.example.com/go'}");
    answerToken("access", 300);
    options
        .apply(issuer().deviceLogin(PUBLIC, store).refreshRequired())
        .build()
        .signIn(prompt -> {});
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",'refresh_token':''", ",'refresh_token':null", ",'refresh_token':7"})
  void aLoginWithoutARefreshTokenIsRefusedAndTheEarlierLoginStays(String refreshToken) {
    StoredTokens earlier = StoredTokens.of(AccessToken.of("earlier"));
    signIn(earlier);
    answerToken("access", 300, refreshToken);
    assertThat(failure(() -> signInRequiring(login -> login)))
        .isInstanceOf(TokenException.class)
        .hasMessage(NONE + "; request the scope offline_access")
        .returns(false, MeException::retryable);
    assertThat(stored()).contains(earlier);
  }

  @Test
  void aLoginWithARefreshTokenIsAccepted() {
    answerLogin();
    signInRequiring(login -> login);
    assertThat(stored().flatMap(StoredTokens::refreshToken)).contains("refresh");
  }

  /** The message names only what the login has not done. */
  @ParameterizedTest
  @CsvSource({
    "login, email, ; request the scope offline_access",
    "login, offline_access, ; send prompt=consent",
    "none, email offline_access, ; send prompt=consent",
    "consent, offline_access, ",
    "login consent, offline_access, ",
    "consent, email, ; request the scope offline_access"
  })
  void theMessageNamesTheRemedy(String prompt, String scope, @Nullable String remedy) {
    answerToken("access", 300);
    assertThat(failure(() -> signInRequiring(login -> login.scope(scope).prompt(prompt))))
        .hasMessage(NONE + Objects.requireNonNullElse(remedy, NOT_ALLOWED));
  }

  @Test
  void consentThatWasRequestedWithTheScopeIsNotProposed() {
    answerToken("access", 300);
    assertThat(failure(() -> signInRequiring(login -> login.scope("offline_access"))))
        .hasMessage(NONE + NOT_ALLOWED);
    answerToken("access", 300);
    assertThat(failure(() -> signInRequiring(login -> login.scope("offline_access").prompt())))
        .hasMessageEndingWith("; send prompt=consent");
  }

  /** RFC 8628 defines no prompt. */
  @Test
  void aDeviceLoginNamesTheScopeOnly() {
    assertThat(failure(() -> signInOnDevice(login -> login)))
        .hasMessage(NONE + "; request the scope offline_access");
    assertThat(failure(() -> signInOnDevice(login -> login.scope("offline_access"))))
        .hasMessage(NONE + NOT_ALLOWED);
    assertThat(stored()).isEmpty();
  }
}
