package io.github.mesdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

@WithMockIdentityProvider
class MockCredentialsTest {
  private final MockIdentityProvider idp;
  private final MockCredentials known;

  MockCredentialsTest(MockIdentityProvider idp) {
    this.idp = idp;
    this.known = idp.credentials();
  }

  @Test
  void areDifferentInEveryProvider() {
    try (MockIdentityProvider other = MockIdentityProvider.start()) {
      assertThat(other.credentials().clientId()).isNotEqualTo(known.clientId());
      assertThat(other.credentials().password()).isNotEqualTo(known.password());
      assertThat(other.tokenEndpoint(MockSystem.OIDC).refreshToken())
          .isNotEqualTo(idp.tokenEndpoint(MockSystem.OIDC).refreshToken());
    }
  }

  @Test
  void toStringShowsNoSecret() {
    assertThat(known.toString()).contains(known.clientId(), known.email());
    MockTokens tokens =
        idp.tokenEndpoint(MockSystem.OIDC).signIn(idp.users(MockSystem.OIDC).get(0));
    BasicCredentials basic = new BasicCredentials(known.clientId(), known.clientSecret());
    idp.secrets().assertAbsentFrom(new Object[] {known, tokens, basic});
  }

  @Test
  void secretsIncludeCredentialsAndIssuedTokens() throws Exception {
    MockTokenEndpoint tokens = idp.tokenEndpoint(MockSystem.CLOUDBASE);
    TestClient.ReceivedResponse answer =
        new TestClient(idp).refresh(MockSystem.CLOUDBASE, tokens.refreshToken());
    Secrets secrets = idp.secrets();
    for (String secret :
        List.of(
            known.clientSecret(),
            known.apiKey(),
            known.apiSecret(),
            known.password(),
            idp.token(MockSystem.TESTINY),
            tokens.refreshToken(),
            answer.at("/access_token"),
            answer.at("/refresh_token"))) {
      assertThatThrownBy(() -> secrets.assertAbsentFrom("?q=" + secret + "&r"))
          .isInstanceOf(AssertionError.class)
          .hasMessageNotContaining(secret);
    }
    assertThatCode(() -> secrets.assertAbsentFrom(idp.requests())).doesNotThrowAnyException();
    assertThat(secrets).hasToString("Secrets[" + (4 + 16 + 3 + 3 + 2) + "]");
  }
}
