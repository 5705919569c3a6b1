package io.github.mesdk.oauth2.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.model.oidc.UserInfo;
import io.github.mesdk.oauth2.BrowserLoginBuilder;
import io.github.mesdk.oauth2.LoginResult;
import io.github.mesdk.oauth2.OAuth2Client;
import io.github.mesdk.oauth2.OAuth2Issuer;
import io.github.mesdk.token.AccessToken;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pushed requests, certificates, signed assertions and encryption at Keycloak. */
@ExtendWith(Servers.class)
@Timeout(300)
class KeycloakStrongClientIT extends LoginFixture {
  private static final String SECRET = StrongClientKeys.SECRET;

  private Keycloak keycloak;
  private Keycloak.User user;
  private StrongClientKeys keys;
  private OAuth2Issuer issuer;

  @BeforeEach
  void discover(Keycloak running) {
    keycloak = running;
    user = running.newUser();
    keys = running.strongClientKeys();
    issuer = OAuth2Issuer.discover(running.issuer());
  }

  private BrowserLoginBuilder login(OAuth2Client client) {
    return issuer.browserLogin(client, store).scope("openid email");
  }

  private LoginResult signIn(BrowserLoginBuilder login) {
    return new Browser(user.typed()).signIn(login.build());
  }

  @Test
  void aPublicClientPushesItsRequest() {
    BrowserLoginBuilder login = login(OAuth2Client.none("sdk-login")).pushedRequest().formPost();
    assertThat(signIn(login).subject()).contains(user.id());
  }

  @Test
  void aClientThatMustPushItsRequestSignsInWithASecret() {
    OAuth2Client client = OAuth2Client.basic("sdk-pushed", SECRET);
    assertThat(signIn(login(client).pushedRequest()).subject()).contains(user.id());
    OAuth2Client wrong = OAuth2Client.basic("sdk-pushed", SECRET + "-wrong");
    assertThat(catchThrowableOfType(MeException.class, () -> signIn(login(wrong).pushedRequest())))
        .isInstanceOf(TokenException.class)
        .hasMessageStartingWith("the pushed authorization request endpoint refused the request")
        .hasMessageNotContaining("sample-secret")
        .returns(false, MeException::retryable);
  }

  @Test
  void aSecretSignsTheAssertions() {
    assertService("sdk-secret-jwt", OAuth2Client.secretJwt("sdk-secret-jwt", SECRET));
  }

  @Test
  void anEd25519KeySignsTheAssertions() {
    String key = keys.signing().toJSONString();
    assertService("sdk-eddsa", OAuth2Client.privateKeyJwt("sdk-eddsa", key));
  }

  private void assertService(String id, OAuth2Client client) {
    UserInfo me =
        MeClient.builder(issuer.userInfo())
            .tokenProvider(issuer.clientCredentials(client).scope("openid").build())
            .build()
            .me();
    assertThat(me.identity().username()).contains("service-account-" + id);
  }

  @Test
  void idTokensAndUserInfoAreDecrypted() {
    OAuth2Client client =
        OAuth2Client.none("sdk-encrypted").withDecryptionKeys(keys.rsa().toJSONString());
    assertThat(signIn(login(client)).subject()).contains(user.id());
    UserInfo me =
        MeClient.builder(
                issuer.userInfoBuilder().client(client).signedOnly("sdk-encrypted").build())
            .tokenProvider(issuer.refreshing(client, store).build())
            .build()
            .me();
    assertThat(me.sub()).isEqualTo(user.id());
  }

  @Test
  void aCertificateAuthenticatesTheClientAndBindsTheToken() {
    OAuth2Client client = mutualTls(keys.issued());
    OAuth2Issuer secure = secureIssuer();
    AccessToken token = secure.clientCredentials(client).scope("openid").buildUncached().token();
    MeClient<UserInfo> me =
        MeClient.builder(secure.userInfoBuilder().client(client).build())
            .httpClient(secure.httpClient(client))
            .build();
    assertThat(me.me(MeRequest.ofToken(token)).identity().username())
        .contains("service-account-sdk-tls");
    MeClient<UserInfo> thief =
        MeClient.builder(secure.userInfo()).httpClient(StrongClientKeys.trusting()).build();
    assertThat(catchThrowableOfType(MeException.class, () -> thief.me(MeRequest.ofToken(token))))
        .isInstanceOf(UnauthenticatedException.class);
  }

  @Test
  void aCertificateOfAnotherClientIsRefused() {
    OAuth2Client client = mutualTls(keys.selfSigned());
    assertThat(
            catchThrowableOfType(
                MeException.class,
                () -> secureIssuer().clientCredentials(client).buildUncached().token()))
        .isInstanceOf(TokenException.class);
  }

  private OAuth2Issuer secureIssuer() {
    return OAuth2Issuer.builder(keycloak.tlsIssuer())
        .httpClient(StrongClientKeys.trusting())
        .discover();
  }

  private static OAuth2Client mutualTls(HeldCertificate held) {
    HandshakeCertificates own = new HandshakeCertificates.Builder().heldCertificate(held).build();
    return OAuth2Client.mutualTls("sdk-tls", own.keyManager());
  }
}
