package io.github.mesdk.examples;

import static org.assertj.core.api.Assertions.assertThat;

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
 * A server that opens a tunnel and then speaks TLS inside it as a host that no DNS knows, with a
 * certificate that no platform trusts: the answer can have come this way only.
 */
@Timeout(120)
class BehindAProxyWithPrivateCaTest {
  private static final String HOST = "login.corp.invalid";

  private final HeldCertificate authority =
      new HeldCertificate.Builder().certificateAuthority(0).commonName("Corp CA").build();
  private final HeldCertificate host =
      new HeldCertificate.Builder().signedBy(authority).addSubjectAlternativeName(HOST).build();
  private final MockWebServer proxy = new MockWebServer();

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

  private Program ask(HeldCertificate trusted) throws Exception {
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
  void asksThroughTheTunnelAndTrustsTheAuthority() throws Exception {
    Program run = ask(authority);
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).isEqualToIgnoringNewLines("signed in as ada-1815");

    RecordedRequest tunnel = proxy.takeRequest();
    assertThat(tunnel.getRequestLine()).isEqualTo("CONNECT " + HOST + ":443 HTTP/1.1");
    assertThat(tunnel.getHeaders().get("Authorization")).as("not the proxy's to see").isNull();
    RecordedRequest question = proxy.takeRequest();
    assertThat(question.getTarget()).isEqualTo("/userinfo");
    assertThat(question.getHeaders().get("Authorization")).isEqualTo("Bearer at-1815");
  }

  @Test
  void sendsNothingToAHostOfAnotherAuthority() throws Exception {
    HeldCertificate other =
        new HeldCertificate.Builder().certificateAuthority(0).commonName("Other CA").build();
    Program run = ask(other);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("TransportException: oidc: ").doesNotContain("at-1815");
    assertThat(proxy.getRequestCount()).as("the tunnel only").isEqualTo(1);
  }
}
