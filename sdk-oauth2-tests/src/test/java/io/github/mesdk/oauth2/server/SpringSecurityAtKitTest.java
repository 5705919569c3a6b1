package io.github.mesdk.oauth2.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.testkit.MockIdentityProvider;
import io.github.mesdk.testkit.MockSystem;
import io.github.mesdk.testkit.MockUser;
import io.github.mesdk.testkit.WithMockIdentityProvider;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Spring Security signs its users in at the test kit. */
@Timeout(120)
@WithMockIdentityProvider
class SpringSecurityAtKitTest {
  private static MockIdentityProvider idp;
  private static SpringApplicationWithLogin application;

  @BeforeAll
  static void start(MockIdentityProvider shared) {
    idp = shared;
    application = new SpringApplicationWithLogin(idp.issuer(), idp.credentials());
  }

  @AfterAll
  static void stop() {
    application.close();
  }

  @BeforeEach
  void forgetEarlierRequests() {
    idp.clear();
  }

  private static MockUser grace() {
    return idp.users(MockSystem.OIDC).get(1);
  }

  private static Browser.Page signIn(String registration, String decision) {
    return new Browser(Map.of("user", grace().id(), "decision", decision))
        .visit(application.login(registration));
  }

  @ParameterizedTest
  @ValueSource(strings = {"public", "secret"})
  void aPersonSignsInWithACodeAndPkce(String registration) {
    Browser.Page page = signIn(registration, "approve");
    assertThat(page.response().status()).isEqualTo(200);
    assertThat(page.response().body()).isEqualTo(grace().id() + " Grace Hopper");
    assertThat(idp.authorizationEndpoint().requests().get(0).query())
        .contains("code_challenge_method=S256", "nonce=", "state=");
    assertThat(idp.tokenEndpoint(MockSystem.OIDC).requests().get(0).body())
        .contains("grant_type=authorization_code", "code_verifier=");
    assertThat(idp.count(MockSystem.OIDC)).isEqualTo(1);
  }

  @Test
  void aPersonDeclines() {
    Browser.Page page = signIn("public", "decline");
    assertThat(page.address().toString()).contains("/login?error");
    assertThat(idp.tokenEndpoint(MockSystem.OIDC).count()).isZero();
  }
}
