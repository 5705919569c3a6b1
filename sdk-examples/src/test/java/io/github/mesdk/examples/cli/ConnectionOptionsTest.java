package io.github.mesdk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.testkit.internal.NoDelaySockets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionOptionsTest {
  private final MockWebServer server = NoDelaySockets.newServer();

  @TempDir private Path directory;

  @BeforeEach
  void answer() {
    server.enqueue(new MockResponse.Builder().body("{\"userId\":7}").build());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static Run testiny(String... options) {
    String[] arguments = new String[options.length + 1];
    arguments[0] = "testiny";
    System.arraycopy(options, 0, arguments, 1, options.length);
    return Run.me(Map.of("ME_TOKEN", "the-token"), arguments);
  }

  private String proxy() throws IOException {
    server.start();
    return server.getHostName() + ":" + server.getPort();
  }

  @Test
  void plainHttpIsRefusedUnlessAllowedAndUsesTheProxy() throws Exception {
    String proxy = proxy();
    String base = "http://testiny.example.com";
    Run refused = testiny("--base-url", base, "--proxy", proxy);
    assertThat(refused.status()).isEqualTo(64);
    assertThat(server.getRequestCount()).isZero();

    Run run = testiny("--base-url", base, "--proxy", proxy, "--allow-insecure-http");
    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    assertThat(server.takeRequest().getRequestLine())
        .isEqualTo("GET http://testiny.example.com/account/me HTTP/1.1");
  }

  @Test
  void anUnreachableProxyIsATransportFailure() throws Exception {
    String proxy = proxy();
    server.close();
    Run run = testiny("--base-url", "https://testiny.example.com", "--proxy", proxy);
    assertThat(run.status()).isEqualTo(69);
    assertThat(run.err()).contains("testiny: transport: ");
  }

  @Test
  void aPrivateAuthorityIsTrustedOnlyWithItsFile() throws Exception {
    HeldCertificate authority =
        new HeldCertificate.Builder().certificateAuthority(0).commonName("Analytical CA").build();
    HeldCertificate leaf =
        new HeldCertificate.Builder()
            .addSubjectAlternativeName("localhost")
            .signedBy(authority)
            .build();
    HandshakeCertificates certificates =
        new HandshakeCertificates.Builder().heldCertificate(leaf).build();
    server.useHttps(certificates.sslSocketFactory());
    server.start();
    String base = "https://localhost:" + server.getPort();

    Run untrusted = testiny("--base-url", base, "--output", "json");
    assertThat(untrusted.status()).isEqualTo(69);
    assertThat(untrusted.err()).contains("\"reason\":\"tls\"", "\"retryable\":false");

    Path file = directory.resolve("ca.pem");
    Files.writeString(file, "# ours\n" + authority.certificatePem());
    Run trusted = testiny("--base-url", base, "--ca-file", file.toString());
    assertThat(trusted.err()).isEmpty();
    assertThat(trusted.status()).isZero();
  }

  @Test
  void aFileWithoutCertificatesIsAUsageError() throws Exception {
    for (String content : new String[] {"", "not a certificate"}) {
      Path file = Files.writeString(directory.resolve("ca.pem"), content);
      Run run = testiny("--ca-file", file.toString());
      assertThat(run.status()).isEqualTo(64);
      assertThat(run.err()).contains("certificate").hasLineCount(1);
    }
  }

  @Test
  void theTimeoutStopsTheCall() throws Exception {
    server.start();
    String base = server.url("").toString();
    testiny("--base-url", base); // takes the only enqueued answer
    Run run = testiny("--base-url", base, "--timeout", "200ms", "--output", "json");
    assertThat(run.status()).isEqualTo(69);
    assertThat(run.err()).contains("\"reason\":\"timeout\"");
  }

  @ParameterizedTest
  @CsvSource({
    "503,0,1,1",
    "503,1,1,1",
    "408,0,1,1",
    "429,0,1,1",
    "503,0,2,2",
    "503,0,3,3",
    "503,60,3,1",
    "500,0,3,1"
  })
  void theOptionLimitsTheNumberOfAttempts(
      int status, String retryAfter, String maxAttempts, int requests) throws Exception {
    try (MockWebServer failing = NoDelaySockets.newServer()) {
      MockResponse.Builder refusal = new MockResponse.Builder().code(status);
      for (int i = 0; i < 4; i++) {
        failing.enqueue(refusal.setHeader("Retry-After", retryAfter).build());
      }
      failing.start();
      String base = failing.url("").toString();
      Run run = testiny("--base-url", base, "--max-attempts", maxAttempts, "--output", "json");
      assertThat(failing.getRequestCount()).isEqualTo(requests);
      assertThat(run.err()).contains("\"attempts\":" + requests);
    }
  }

  @Test
  void aShortOutageIsHiddenByARetry() throws Exception {
    try (MockWebServer failing = NoDelaySockets.newServer()) {
      failing.enqueue(new MockResponse.Builder().code(503).build());
      failing.enqueue(new MockResponse.Builder().body("{\"userId\":7}").build());
      failing.start();
      Run run = testiny("--base-url", failing.url("").toString());
      assertThat(run.err()).isEmpty();
      assertThat(run.status()).isZero();
    }
  }

  @Test
  void aWaitBeyondTheTimeoutFailsAtOnce() throws Exception {
    try (MockWebServer failing = NoDelaySockets.newServer()) {
      failing.enqueue(new MockResponse.Builder().code(429).setHeader("Retry-After", 3600).build());
      failing.start();
      String base = failing.url("").toString();
      Run run = testiny("--base-url", base, "--timeout", "5s", "--output", "json");
      assertThat(run.status()).isEqualTo(75);
      assertThat(run.err()).contains("\"retryAfterSeconds\":3600", "\"attempts\":1");
    }
  }

  @Test
  void aSingleAttemptCanSucceed() throws Exception {
    server.start();
    assertThat(testiny("--base-url", server.url("").toString(), "--max-attempts", "1").status())
        .isZero();
  }
}
