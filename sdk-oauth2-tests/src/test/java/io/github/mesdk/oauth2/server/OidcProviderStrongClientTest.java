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
import io.github.mesdk.token.StoredTokens;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pushed requests, certificates, signed assertions and encryption at a certified provider. */
@EnabledIf(value = OidcProvider.IS_AVAILABLE, disabledReason = OidcProvider.SKIPPED)
@ExtendWith(Servers.class)
@Timeout(300)
class OidcProviderStrongClientTest extends LoginFixture {
  private static final String SECRET = StrongClientKeys.SECRET;

  private StrongClientKeys keys;
  private OAuth2Issuer issuer;

  @BeforeEach
  void discover(OidcProvider running) {
    keys = running.strongClientKeys();
    issuer =
        OAuth2Issuer.builder(running.issuer()).httpClient(StrongClientKeys.trusting()).discover();
  }

  private BrowserLoginBuilder login(OAuth2Client client) {
    return issuer.browserLogin(client, store).scope("openid email");
  }

  private static LoginResult signIn(BrowserLoginBuilder login) {
    return new Browser(Map.of("login", "ada", "password", "sample")).signIn(login.build());
  }

  private static MeException failure(BrowserLoginBuilder login) {
    return catchThrowableOfType(MeException.class, () -> signIn(login));
  }

  private static OAuth2Client mutualTls(String id, HeldCertificate held) {
    HandshakeCertificates own = new HandshakeCertificates.Builder().heldCertificate(held).build();
    return OAuth2Client.mutualTls(id, own.keyManager());
  }

  @Test
  void aPublicClientPushesItsRequest() {
    BrowserLoginBuilder login =
        login(OAuth2Client.none("sdk-login"))
            .pushedRequest()
            .formPost()
            .maxAge(Duration.ofMinutes(5))
            .loginHint("ada");
    assertThat(signIn(login).subject()).contains("ada");
  }

  @Test
  void aClientThatMustPushItsRequestSignsInWithASecret() {
    OAuth2Client client = OAuth2Client.basic("sdk-pushed", SECRET);
    assertThat(failure(login(client))).hasMessageContaining("invalid_request");
    assertThat(signIn(login(client).pushedRequest()).subject()).contains("ada");
  }

  @Test
  void aRefusedPushNamesTheParameter() {
    OAuth2Client client = OAuth2Client.basic("sdk-pushed", SECRET);
    assertThat(failure(login(client).pushedRequest().prompt("nonsense")))
        .isInstanceOf(TokenException.class)
        .hasMessageContaining("invalid_request")
        .hasMessageContaining("prompt")
        .returns(false, MeException::retryable);
    OAuth2Client wrong = OAuth2Client.basic("sdk-pushed", SECRET + "-wrong");
    assertThat(failure(login(wrong).pushedRequest()))
        .isInstanceOf(TokenException.class)
        .hasMessageContaining("invalid_client")
        .hasMessageNotContaining("sample-secret");
  }

  @Test
  void anEd25519KeySignsTheAssertions() {
    OAuth2Client client = OAuth2Client.privateKeyJwt("sdk-eddsa", keys.signing().toJSONString());
    assertThat(signIn(login(client).pushedRequest()).subject()).contains("ada");
  }

  @Test
  void theSecretSignsTheAssertionsAndTheIdToken() {
    OAuth2Client client =
        OAuth2Client.secretJwt("sdk-secret-jwt", SECRET).withIdTokenAlgorithms(Set.of("HS256"));
    assertThat(signIn(login(client).scope("offline_access")).subject()).contains("ada");
    store(stored().orElseThrow().withoutAccessToken());
    issuer.refreshing(client, store).build().token();
    assertThat(stored().flatMap(StoredTokens::accessToken)).isPresent();
  }

  @Test
  void idTokensAndUserInfoAreDecrypted() {
    OAuth2Client client =
        OAuth2Client.none("sdk-encrypted")
            .withDecryptionKeys(keys.rsa().toJSONString(), keys.ec().toJSONString());
    LoginResult login = signIn(login(client).scope("offline_access"));
    assertThat(login.subject()).contains("ada");
    store(stored().orElseThrow().withoutAccessToken());
    UserInfo me =
        MeClient.builder(
                issuer.userInfoBuilder().client(client).signedOnly("sdk-encrypted").build())
            .tokenProvider(issuer.refreshing(client, store).build())
            .build()
            .me();
    assertThat(me.email()).contains("ada@example.com");
  }

  @Test
  void withoutAKeyAnEncryptedIdTokenIsReportedAsEncrypted() {
    assertThat(failure(login(OAuth2Client.none("sdk-encrypted"))))
        .isInstanceOf(TokenException.class)
        .hasMessageContaining("the ID token is encrypted with RSA-OAEP-256 and A256GCM; give");
  }

  @Test
  void aCertificateAuthenticatesTheClientAndBindsTheToken() {
    assertBound(mutualTls("sdk-tls", keys.issued()));
  }

  @Test
  void aSelfSignedCertificateAuthenticatesTheClientAndBindsTheToken() {
    assertBound(mutualTls("sdk-self-signed", keys.selfSigned()));
  }

  private void assertBound(OAuth2Client client) {
    BrowserLoginBuilder login = login(client).scope("offline_access").pushedRequest();
    assertThat(signIn(login).subject()).contains("ada");
    String stolen = stored().orElseThrow().accessToken().orElseThrow().value();
    store(stored().orElseThrow().withoutAccessToken());
    MeClient<UserInfo> me =
        MeClient.builder(issuer.userInfoBuilder().client(client).build())
            .httpClient(issuer.httpClient(client))
            .tokenProvider(issuer.refreshing(client, store).build())
            .build();
    assertThat(me.me().sub()).isEqualTo("ada");
    assertThat(me.me(MeRequest.ofToken(stolen)).sub()).isEqualTo("ada");
    MeClient<UserInfo> thief = MeClient.builder(issuer.userInfo()).build();
    assertThat(catchThrowableOfType(MeException.class, () -> thief.me(MeRequest.ofToken(stolen))))
        .isInstanceOf(UnauthenticatedException.class);
  }

  @Test
  void aCertificateOfAnotherClientIsRefused() {
    assertThat(failure(login(mutualTls("sdk-tls", keys.selfSigned())).pushedRequest()))
        .isInstanceOf(TokenException.class)
        .hasMessageContaining("invalid_client");
  }
}
