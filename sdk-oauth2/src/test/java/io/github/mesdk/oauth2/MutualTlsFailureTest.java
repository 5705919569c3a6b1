package io.github.mesdk.oauth2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.http.TransportFailure;
import io.github.mesdk.model.oidc.UserInfo;
import io.github.mesdk.testkit.internal.NoDelaySockets;
import java.io.IOException;
import java.net.URI;
import java.security.KeyStore;
import java.time.Duration;
import javax.net.ssl.SSLException;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates that a client cannot use, or that a server refuses. */
@Timeout(60)
class MutualTlsFailureTest extends MutualTlsFixture {
  @Test
  void redirectsAreNotFollowedAndLargeBodiesAreNotRead() {
    OAuth2Issuer issuer = secureBuilder().build();
    secure.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return new MockResponse.Builder()
                .code(307)
                .setHeader("Location", secureAt("/elsewhere"))
                .build();
          }
        });
    assertThat(failure(() -> tokens(issuer, client(ISSUED)).token()))
        .isInstanceOf(TokenException.class);
    assertThat(secure.getRequestCount()).isEqualTo(1);
    secure.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return reply(200, "application/json", " ".repeat(1024 * 1024 + 1));
          }
        });
    assertThat(failure(() -> tokens(issuer, client(ISSUED)).token()))
        .hasMessageContaining("larger than the client's limit");
  }

  private static OAuth2Client refused(String problem) {
    HeldCertificate expired =
        new HeldCertificate.Builder()
            .commonName("expired")
            .signedBy(AUTHORITY)
            .validityInterval(0, 1_000)
            .build();
    HandshakeCertificates none = new HandshakeCertificates.Builder().build();
    return switch (problem) {
      case "expired" -> client(expired);
      case "none" -> OAuth2Client.mutualTls("app", none.keyManager());
      default -> client(SELF_SIGNED);
    };
  }

  /** A server that refuses the certificate in TLS, or requires one. */
  @ParameterizedTest
  @ValueSource(strings = {"expired", "unknown authority", "none"})
  void aRefusedCertificateIsATransportFailure(String problem) throws IOException {
    OAuth2Client client = refused(problem);
    HandshakeCertificates own =
        new HandshakeCertificates.Builder()
            .heldCertificate(SERVER)
            .addTrustedCertificate(AUTHORITY.certificate())
            .build();
    try (MockWebServer strict = NoDelaySockets.newServer()) {
      strict.useHttps(own.sslSocketFactory());
      strict.requireClientAuth();
      strict.start();
      String origin = "https://127.0.0.1:" + strict.getPort();
      OAuth2Issuer issuer =
          OAuth2Issuer.builder(URI.create(origin))
              .httpClient(trusting())
              .tokenEndpoint(URI.create(origin + "/token"))
              .userInfoEndpoint(URI.create(origin + "/userinfo"))
              .build();
      MeException refused = failure(() -> tokens(issuer, client).token());
      assertThat(refused).isInstanceOf(TokenException.class).hasMessageContaining("certificate");
      assertThat(refused.getCause()).isInstanceOf(TransportException.class);
      MeClient<UserInfo> me =
          MeClient.builder(issuer.userInfoBuilder().client(client).build())
              .httpClient(issuer.httpClient(client))
              .build();
      assertThat(failure(() -> me.me(MeRequest.ofToken("access"))))
          .isInstanceOf(TransportException.class);
      assertThat(strict.getRequestCount()).isZero();
    }
  }

  @Test
  void anUntrustedServerIsATransportFailure() {
    OAuth2Issuer issuer =
        OAuth2Issuer.builder(secureAt("/realm")).tokenEndpoint(secureAt("/token")).build();
    MeException failure = failure(() -> tokens(issuer, client(ISSUED)).token());
    assertThat(failure).isInstanceOf(TokenException.class).returns(false, MeException::retryable);
    assertThat(failure.getCause())
        .isInstanceOfSatisfying(
            TransportException.class,
            cause -> assertThat(cause.reason()).isEqualTo(TransportException.Reason.TLS));
  }

  @Test
  void aKeyStoreThatCannotAuthenticateIsRefused() throws Exception {
    KeyStore empty = KeyStore.getInstance("PKCS12");
    assertThatThrownBy(() -> OAuth2Client.mutualTls("app", empty, PASSWORD.toCharArray()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("whether the key store is loaded");
    empty.load(null, null);
    assertThatThrownBy(() -> OAuth2Client.mutualTls("app", empty, PASSWORD.toCharArray()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the key store has no private key with a certificate");
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("authority", AUTHORITY.certificate());
    assertThatThrownBy(() -> OAuth2Client.mutualTls("app", trusted, PASSWORD.toCharArray()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the key store has no private key with a certificate");
    Throwable wrong =
        catchThrowable(
            () -> OAuth2Client.mutualTls("app", keyStore(ISSUED), "canary-wrong".toCharArray()));
    assertThat(wrong)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("check the password")
        .hasNoCause();
  }

  @Test
  void aClientWithoutACertificateHasNoHttpClient() {
    assertThatThrownBy(() -> secureBuilder().build().httpClient(CLIENT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the client app has no certificate");
  }

  @Test
  void noTextShowsTheKeyOrThePassword() {
    OAuth2Client client = client(ISSUED);
    OAuth2Issuer issuer = secureBuilder().build();
    secure.enqueue(reply(401, "application/json", "{\"error\":\"invalid_client\"}"));
    String shown =
        client
            + " "
            + client.certificate()
            + " "
            + issuer.clientCredentials(client).buildUncached()
            + " "
            + failure(() -> tokens(issuer, client).token());
    assertThat(shown)
        .contains("app")
        .doesNotContain(PASSWORD)
        .doesNotContain("KeyManager")
        .doesNotContain(ISSUED.keyPair().getPrivate().toString());
  }

  @Test
  void theDefaultClientPresentsTheCertificateToo() {
    var client = new ClientCertificate(new HandshakeCertificates.Builder().build().keyManager());
    assertThat(client.httpClient(null).readTimeoutMillis()).isZero();
    assertThat(client.httpClient(null).connectTimeoutMillis())
        .isEqualTo((int) Duration.ofSeconds(10).toMillis());
  }

  @Test
  void aFailureWithoutAnAlertNamesTheCertificateAsAPossibleCause() {
    var failure =
        new TransportFailure(TransportException.Reason.RESET, "closed", new SSLException("x"), 1);
    assertThat(ClientCertificate.explain(failure).problem())
        .isEqualTo("closed; if this repeats, check whether the server accepts the certificate");
  }
}
