package io.github.mesdk.oauth2.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mesdk.MeClient;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.model.oidc.UserInfo;
import io.github.mesdk.oauth2.BrowserLoginBuilder;
import io.github.mesdk.oauth2.LoginResult;
import io.github.mesdk.oauth2.OAuth2Client;
import io.github.mesdk.oauth2.OAuth2Issuer;
import io.github.mesdk.oauth2.OAuth2IssuerBuilder;
import io.github.mesdk.oauth2.ShiftedClock;
import io.github.mesdk.oauth2.UserInfoBuilder;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.StoredTokens;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/** Logins at a certified OpenID provider that follows the specifications to the letter. */
@EnabledIf(value = NodeServer.IS_AVAILABLE, disabledReason = NodeServer.SKIPPED)
@ExtendWith(Servers.class)
@Timeout(300)
class OidcProviderTest extends LoginFixture {
  private static final OAuth2Client TOOL = OAuth2Client.none("sdk-login");
  private static final Map<String, String> ADA = Map.of("login", "ada", "password", "sample");

  private final TokenCalls calls = new TokenCalls();
  private OAuth2Issuer issuer;

  @BeforeEach
  void discover(OidcProvider running) {
    OAuth2IssuerBuilder builder = OAuth2Issuer.builder(running.issuer()).httpClient(calls.client());
    issuer = ShiftedClock.withoutPauses(builder).discover();
  }

  @Test
  void aPersonSignsIn() {
    LoginResult login = signIn(login().scope("openid email"));
    assertThat(login.subject()).contains("ada");
    assertThat(me(TOOL).identity().email()).contains("ada@example.com");
    assertThat(stored().orElseThrow().refreshToken()).isEmpty();
  }

  /** Without prompt=consent, this issuer ignores offline_access. */
  @Test
  void offlineAccessBringsARefreshToken() {
    signIn(login().scope("openid offline_access").refreshRequired());
    assertThat(stored().orElseThrow().refreshToken()).isPresent();
  }

  @Test
  void withoutConsentARequiredRefreshTokenIsMissing() {
    BrowserLoginBuilder login =
        login().scope("openid offline_access").prompt("login").refreshRequired();
    assertThat(catchThrowableOfType(MeException.class, () -> signIn(login)))
        .isInstanceOf(TokenException.class)
        .hasMessage("the issuer sent no refresh token; send prompt=consent");
    assertThat(stored()).isEmpty();
  }

  /** Each reply to a refresh contains an ID token. */
  @Test
  void eachRefreshStoresTheNewRefreshToken() {
    signIn(login().scope("openid offline_access"));
    String first = stored().orElseThrow().refreshToken().orElseThrow();
    for (int refreshes = 0; refreshes < 3; refreshes++) {
      store(stored().orElseThrow().withoutAccessToken());
      assertThat(me(TOOL).sub()).isEqualTo("ada");
    }
    assertThat(stored().orElseThrow().refreshToken().orElseThrow()).isNotEqualTo(first);
    assertThat(calls.count("refresh_token")).isEqualTo(3);
  }

  @Test
  void aReusedRefreshTokenEndsTheLogin() {
    signIn(login().scope("openid offline_access"));
    StoredTokens first = stored().orElseThrow().withoutAccessToken();
    store(first);
    me(TOOL);
    store(first);
    assertThat(catchThrowableOfType(MeException.class, () -> me(TOOL)))
        .isInstanceOf(UnauthenticatedException.class);
    assertThat(stored()).isEmpty();
  }

  @Test
  void aPostedResponseCompletesTheLogin() {
    assertThat(signIn(login().scope("openid").formPost()).subject()).contains("ada");
  }

  /** The login page shows the hint, and the person types no name. */
  @Test
  void theLoginHintAndTheMaximumAgeReachTheIssuer() {
    BrowserLoginBuilder login = login().scope("openid").loginHint("grace").maxAge(Duration.ZERO);
    assertThat(new Browser(Map.of()).signIn(login.build()).subject()).contains("grace");
  }

  @Test
  void thePromptNoneNeedsASession() {
    BrowserLoginBuilder login = login().scope("openid").prompt("none");
    assertThat(catchThrowableOfType(MeException.class, () -> signIn(login)))
        .isInstanceOf(UnauthenticatedException.class)
        .hasMessageContaining("login_required");
  }

  @Test
  void signedUserInfoIsVerified() {
    OAuth2Client client = OAuth2Client.none("sdk-signed");
    signIn(issuer.browserLogin(client, store).scope("openid email"));
    assertThat(me(client, issuer.userInfoBuilder().signedOnly("sdk-signed").subject("ada")).email())
        .contains("ada@example.com");
    assertThat(
            catchThrowableOfType(
                MeException.class,
                () -> me(client, issuer.userInfoBuilder().signedOnly("sdk-login"))))
        .hasMessageContaining("signed");
  }

  @Test
  void aPersonSignsInOnAnotherDevice() {
    OAuth2Client client = OAuth2Client.none("sdk-device");
    LoginResult login =
        issuer
            .deviceLogin(client, store)
            .scope("openid offline_access")
            .refreshRequired()
            .build()
            .signIn(
                prompt -> new Browser(ADA).visit(prompt.verificationUriComplete().orElseThrow()),
                Deadline.after(Duration.ofMinutes(1)));
    assertThat(login.subject()).contains("ada");
    store(stored().orElseThrow().withoutAccessToken());
    assertThat(me(client).sub()).isEqualTo("ada");
    assertThat(calls.count("refresh_token")).isEqualTo(1);
  }

  private BrowserLoginBuilder login() {
    return issuer.browserLogin(TOOL, store);
  }

  private static LoginResult signIn(BrowserLoginBuilder login) {
    return new Browser(ADA).signIn(login.build());
  }

  private UserInfo me(OAuth2Client client) {
    return me(client, issuer.userInfoBuilder());
  }

  private UserInfo me(OAuth2Client client, UserInfoBuilder userInfo) {
    return MeClient.builder(userInfo.build())
        .tokenProvider(issuer.refreshing(client, store).build())
        .build()
        .me();
  }
}
