package io.github.mesdk.oauth2;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.testkit.internal.NoDelaySockets;
import io.github.mesdk.token.TokenProvider;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An issuer whose https server asks for the certificate of the client. */
abstract class MutualTlsFixture extends IssuerFixture {
  static final String PASSWORD = "canary-password";
  static final HeldCertificate AUTHORITY =
      new HeldCertificate.Builder().certificateAuthority(0).commonName("authority").build();
  static final HeldCertificate SERVER =
      new HeldCertificate.Builder()
          .addSubjectAlternativeName("127.0.0.1")
          .signedBy(AUTHORITY)
          .build();
  static final HeldCertificate ISSUED = issued("issued");
  static final HeldCertificate SELF_SIGNED =
      new HeldCertificate.Builder().commonName("self-signed").build();

  final MockWebServer secure = NoDelaySockets.newServer();

  @BeforeEach
  void startSecureServer() throws IOException {
    secure.useHttps(serverTls(AUTHORITY.certificate()).getSocketFactory());
    secure.requestClientAuth();
    secure.start();
  }

  @AfterEach
  void stopSecureServer() {
    secure.close();
  }

  static HeldCertificate issued(String name) {
    return new HeldCertificate.Builder().commonName(name).signedBy(AUTHORITY).build();
  }

  /** A server that names an authority, and checks no certificate itself, as issuers do. */
  private static SSLContext serverTls(X509Certificate authority) {
    X509TrustManager anyone =
        new X509TrustManager() {
          @Override
          public void checkClientTrusted(X509Certificate[] chain, String authType) {}

          @Override
          public void checkServerTrusted(X509Certificate[] chain, String authType) {}

          @Override
          public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[] {authority};
          }
        };
    try {
      SSLContext tls = SSLContext.getInstance("TLS");
      HandshakeCertificates own =
          new HandshakeCertificates.Builder().heldCertificate(SERVER).build();
      tls.init(new KeyManager[] {own.keyManager()}, new TrustManager[] {anyone}, null);
      return tls;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A client that trusts the server, and has no certificate. */
  static OkHttpClient trusting() {
    HandshakeCertificates trusted =
        new HandshakeCertificates.Builder().addTrustedCertificate(AUTHORITY.certificate()).build();
    return new OkHttpClient.Builder()
        .sslSocketFactory(trusted.sslSocketFactory(), trusted.trustManager())
        .build();
  }

  static KeyStore keyStore(HeldCertificate held) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      PrivateKey key = held.keyPair().getPrivate();
      store.setKeyEntry(
          "client", key, PASSWORD.toCharArray(), new Certificate[] {held.certificate()});
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static OAuth2Client client(HeldCertificate held) {
    return OAuth2Client.mutualTls("app", keyStore(held), PASSWORD.toCharArray());
  }

  static TokenProvider tokens(OAuth2Issuer issuer, OAuth2Client client) {
    return issuer.clientCredentials(client).buildUncached();
  }

  URI secureAt(String path) {
    return URI.create("https://127.0.0.1:" + secure.getPort() + path);
  }

  OAuth2IssuerBuilder secureBuilder() {
    return OAuth2Issuer.builder(secureAt("/realm"))
        .httpClient(trusting())
        .clock(clock, clock)
        .sleeper(clock)
        .tokenEndpoint(secureAt("/token"))
        .userInfoEndpoint(secureAt("/userinfo"));
  }

  RecordedRequest takeSecureRequest() throws InterruptedException {
    RecordedRequest request = secure.takeRequest(10, TimeUnit.SECONDS);
    assertThat(request).isNotNull();
    return request;
  }

  /** The subject of the certificate that the client presented. */
  static String presented(RecordedRequest request) {
    Principal peer = request.getHandshake().peerPrincipal();
    return peer == null ? "none" : peer.getName();
  }
}
