package io.github.mesdk.oauth2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.mesdk.error.UnauthenticatedException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The optional parameters of a login, as the issuer receives them. */
@Timeout(60)
class LoginOptionsTest extends BrowserFixture {

  /** Returns the parameters of the authorization request; the person then declines. */
  private Map<String, String> request(UnaryOperator<BrowserLoginBuilder> options) {
    BrowserLogin login = options.apply(issuer().browserLogin(PUBLIC, store)).build();
    assertThat(
            failure(() ->
                login.signIn(address -> open(address, state -> state + "&error=access_denied"))))
        .isInstanceOf(UnauthenticatedException.class);
    return sent;
  }

  @Test
  void eachOptionIsSentAsItsParameter() {
    assertThat(
            request(login ->
                login
                    .prompt("login", "select_account")
                    .loginHint("ada@example.com")
                    .acrValues("phr", "urn:mace:incommon:iap:silver")
                    .uiLocales(Locale.CANADA_FRENCH, Locale.ENGLISH)
                    .parameter("organization", "org_1 & co")))
        .containsEntry("prompt", "login select_account")
        .containsEntry("login_hint", "ada@example.com")
        .containsEntry("acr_values", "phr urn:mace:incommon:iap:silver")
        .containsEntry("ui_locales", "fr-CA en")
        .containsEntry("organization", "org_1 & co");
  }

  /** OpenID Connect Core 1.0 section 11: without consent, an issuer ignores offline_access. */
  @ParameterizedTest
  @ValueSource(strings = {"offline_access", "openid offline_access profile"})
  void consentIsRequestedWithOfflineAccess(String scope) {
    assertThat(request(login -> login.scope(scope))).containsEntry("prompt", "consent");
  }

  @ParameterizedTest
  @ValueSource(strings = {"openid", "openid offline_access2", "offline"})
  void noPromptIsSentWithoutOfflineAccess(String scope) {
    assertThat(request(login -> login.scope(scope))).doesNotContainKey("prompt");
  }

  @Test
  void thePromptOfTheProgramReplacesTheConsent() {
    assertThat(request(login -> login.scope("offline_access").prompt("login")))
        .containsEntry("prompt", "login");
    assertThat(request(login -> login.prompt("login").prompt("create").scope("offline_access")))
        .containsEntry("prompt", "create");
    assertThat(request(login -> login.scope("offline_access").prompt()))
        .doesNotContainKey("prompt");
  }

  @Test
  void onePromptMayListSeveralValues() {
    assertThat(request(login -> login.prompt(" login  consent ")))
        .containsEntry("prompt", "login consent");
  }

  @ParameterizedTest
  @ValueSource(strings = {"none login", "consent none"})
  void thePromptNoneStandsAlone(String prompt) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> issuer().browserLogin(PUBLIC, store).prompt(prompt))
        .withMessageContaining("none");
    assertThat(request(login -> login.prompt("none"))).containsEntry("prompt", "none");
  }

  /** RFC 6749 section 3.1: an issuer treats a parameter without a value as omitted. */
  @Test
  void aParameterWithoutAValueIsNotSent() {
    assertThat(
            request(
                login -> login.loginHint("").acrValues().uiLocales().parameter("organization", "")))
        .doesNotContainKeys("login_hint", "acr_values", "ui_locales", "organization");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "response_type",
        "client_id",
        "redirect_uri",
        "scope",
        "state",
        "nonce",
        "code_challenge",
        "code_challenge_method",
        "response_mode",
        "prompt",
        "login_hint",
        "max_age",
        "acr_values",
        "ui_locales",
        "resource",
        "audience",
        "client_secret",
        "client_assertion",
        "client_assertion_type",
        "request",
        "request_uri",
        "",
        " "
      })
  void aParameterOfTheSdkIsRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> issuer().browserLogin(PUBLIC, store).parameter(name, "5ecret"))
        .withMessageContaining("'" + name + "'")
        .withMessageNotContaining("5ecret");
  }

  @Test
  void aDeviceLoginSendsExtraParametersInItsFirstRequest() throws Exception {
    answer(
        200, "{'device_code':'d','user_code':'u','verification_uri':'https://id.example.com/go'}");
    answerToken("access", 300);
    issuer()
        .deviceLogin(PUBLIC, store)
        .parameter("login_hint", "ada@example.com")
        .parameter("organization", "org_1")
        .parameter("organization", "org_2")
        .build()
        .signIn(prompt -> {});
    assertThat(form(takeRequest()))
        .containsEntry("login_hint", "ada@example.com")
        .containsEntry("organization", "org_2");
    assertThat(form(takeRequest())).doesNotContainKeys("login_hint", "organization");
  }

  @ParameterizedTest
  @ValueSource(strings = {"client_id", "client_secret", "scope", "resource", "audience", ""})
  void aDeviceLoginRefusesTheParametersOfTheSdk(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> issuer().deviceLogin(PUBLIC, store).parameter(name, "x"));
  }

  @ParameterizedTest
  @CsvSource({"PT0S,0", "PT5M,300", "PT1.9S,1"})
  void theMaximumAgeIsSentInSeconds(Duration maxAge, String seconds) {
    assertThat(request(login -> login.scope("openid").maxAge(maxAge)))
        .containsEntry("max_age", seconds);
  }

  @Test
  void aMaximumAgeNeedsAnIdToken() {
    BrowserLoginBuilder login = issuer().browserLogin(PUBLIC, store).maxAge(Duration.ZERO);
    assertThatIllegalArgumentException()
        .isThrownBy(login::build)
        .withMessageContaining("scope openid");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> issuer().browserLogin(PUBLIC, store).maxAge(Duration.ofSeconds(-1)));
  }
}
