package io.github.mesdk.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mesdk.MeClient;
import io.github.mesdk.error.ApiException;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.model.testiny.AuthInfo;
import io.github.mesdk.provider.Testiny;
import io.github.mesdk.retry.RetryPolicy;
import io.github.mesdk.testing.Secrets;
import io.github.mesdk.testing.Servers;
import io.github.mesdk.testkit.internal.NoDelaySockets;
import io.github.mesdk.token.TokenProvider;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that a server controls below HTTP, and texts of the largest size. */
class ServerTextTest {
  private static final String TOKEN = "canary-token-0123456789";

  private final MockWebServer server = NoDelaySockets.newServer();

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private MeException failure(OkHttpClient http, Duration timeout) {
    return failure(Servers.origin(server), http, timeout);
  }

  private static MeException failure(URI origin, OkHttpClient http, Duration timeout) {
    try (MeClient<AuthInfo> client =
        MeClient.builder(Testiny.provider().at(origin))
            .tokenProvider(TokenProvider.of(TOKEN))
            .retryPolicy(RetryPolicy.none())
            .httpClient(http)
            .timeout(timeout)
            .build()) {
      return catchThrowableOfType(MeException.class, client::me);
    }
  }

  /** The name of another host, so that OkHttp quotes the certificate's subject. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theSubjectOfACertificateIsNotShown(boolean isTrusted) {
    HeldCertificate held =
        new HeldCertificate.Builder()
            .commonName(TOKEN + "\r\n2026-01-01 ERROR forged")
            .organizationalUnit(TOKEN)
            .addSubjectAlternativeName(TOKEN + ".example.com")
            .build();
    HandshakeCertificates certificates =
        new HandshakeCertificates.Builder()
            .heldCertificate(held)
            .addTrustedCertificate(held.certificate())
            .build();
    server.useHttps(certificates.sslSocketFactory());
    OkHttpClient.Builder http = new OkHttpClient.Builder();
    if (isTrusted) {
      http.sslSocketFactory(certificates.sslSocketFactory(), certificates.trustManager());
    }
    URI origin = URI.create("https://localhost:" + server.getPort());
    MeException failure = failure(origin, http.build(), Duration.ofSeconds(20));
    assertThat(failure).isInstanceOf(TransportException.class);
    assertThat(((TransportException) failure).reason()).isEqualTo(TransportException.Reason.TLS);
    Secrets.assertAbsent(failure, TOKEN, "forged");
    assertThat(failure.getCause())
        .hasMessageContaining(
            isTrusted
                ? SSLPeerUnverifiedException.class.getName()
                : SSLHandshakeException.class.getName());
  }

  @Test
  void theMessageOfAnInterceptorIsNotShown() {
    OkHttpClient http =
        new OkHttpClient.Builder()
            .addInterceptor(chain -> {
              IOException failed = new IOException("got\n" + TOKEN, new IOException(TOKEN));
              failed.addSuppressed(new IOException(TOKEN));
              throw failed;
            })
            .build();
    MeException failure = failure(http, Duration.ofSeconds(20));
    assertThat(failure).isInstanceOf(TransportException.class);
    Secrets.assertAbsent(failure, TOKEN);
  }

  @ParameterizedTest
  @Timeout(60)
  @ValueSource(
      strings = {
        "word ",
        "%2525",
        "\\u005c",
        "&#38;",
        "616263",
        "canary-token-0123456789 ",
        "YWJj"
      })
  void aTextOfOneMebibyteIsMaskedWithinTheDeadline(String part) {
    String token = Base64.getEncoder().encodeToString(TOKEN.getBytes(UTF_8));
    String text = token + part.repeat((1024 * 1024 - 200) / part.length());
    server.enqueue(
        new MockResponse.Builder()
            .code(403)
            .setHeader("Content-Type", "application/json")
            .body("{\"code\":\"" + text.substring(0, 100_000).replace("\\", "\\\\") + "\"}")
            .build());
    server.enqueue(
        new MockResponse.Builder()
            .code(403)
            .setHeader("Content-Type", "application/json")
            .body("{\"message\":\"" + text.replace("\\", "/") + "\"}")
            .build());
    for (int call = 0; call < 2; call++) {
      MeException failure = failure(new OkHttpClient(), Duration.ofSeconds(30));
      assertThat(failure).isInstanceOf(ApiException.class);
      Secrets.assertAbsent(failure, token, TOKEN);
      assertThat(failure.getMessage().length()).isLessThan(1_200);
    }
  }
}
