package io.github.mesdk.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.testkit.internal.NoDelaySockets;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Calls a host through a proxy that tunnels TLS. DNS does not resolve the host, and the platform
 * does not trust its certificate. An answer therefore proves that the client used the proxy and the
 * private certificate authority.
 */
@Timeout(120)
class BehindAProxyWithPrivateCaTest {
  private static final String HOST = "login.corp.invalid";

  private final HeldCertificate authority =
      new HeldCertificate.Builder().certificateAuthority(0).commonName("Corp CA").build();
  private final HeldCertificate host =
      new HeldCertificate.Builder().signedBy(authority).addSubjectAlternativeName(HOST).build();
  private final MockWebServer proxy = NoDelaySockets.newServer();

  @TempDir Path directory;

  @BeforeEach
  void start() throws Exception {
    HandshakeCertificates certificates =
        new HandshakeCertificates.Builder().heldCertificate(host).build();
    proxy.useHttps(certificates.sslSocketFactory());
    proxy.start(InetAddress.getLoopbackAddress(), 0);
    proxy.enqueue(new MockResponse.Builder().inTunnel().build());
    proxy.enqueue(new MockResponse.Builder().body("{\"sub\": \"ada-1815\"}").build());
  }

  @AfterEach
  void stop() {
    proxy.close();
  }

  private Program run(HeldCertificate trusted) throws Exception {
    Path pem = directory.resolve("authority.pem");
    Files.writeString(pem, trusted.certificatePem());
    return Program.run(
        BehindAProxyWithPrivateCa.class,
        Map.of("ACCESS_TOKEN", "at-1815"),
        "https://" + HOST + "/userinfo",
        "127.0.0.1",
        Integer.toString(proxy.getPort()),
        pem.toString());
  }

  @Test
  void callsThroughTheTunnelAndTrustsTheAuthority() throws Exception {
    Program run = run(authority);
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).isEqualToIgnoringNewLines("signed in as ada-1815");

    RecordedRequest tunnel = proxy.takeRequest();
    assertThat(tunnel.getRequestLine()).isEqualTo("CONNECT " + HOST + ":443 HTTP/1.1");
    assertThat(tunnel.getHeaders().get("Authorization")).as("hidden from the proxy").isNull();
    RecordedRequest request = proxy.takeRequest();
    assertThat(request.getTarget()).isEqualTo("/userinfo");
    assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer at-1815");
  }

  @Test
  void sendsNothingToAHostWithAnUntrustedCertificate() throws Exception {
    HeldCertificate other =
        new HeldCertificate.Builder().certificateAuthority(0).commonName("Other CA").build();
    Program run = run(other);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("TransportException: oidc: ").doesNotContain("at-1815");
    assertThat(proxy.getRequestCount()).as("only the tunnel is opened").isEqualTo(1);
  }
}
