package io.github.mesdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mesdk.testkit.TestClient.ReceivedResponse;
import io.github.mesdk.testkit.wire.FaultServer;
import io.github.mesdk.testkit.wire.WireFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MockIdentityProviderBuilderTest {
  private static final MockUser GRACE =
      MockUser.builder()
          .id("7")
          .givenName("Grace")
          .familyName("Hopper")
          .addRoles("analyst")
          .addOrganizations(new MockOrganization("1", "Royal Society", true))
          .mfaEnabled(true)
          .at(MockSystem.PULSE, user -> user.addRoles("owner").suspended(true))
          .at(MockSystem.RIVERGEN, user -> user.mfaEnabled(false).organizations(List.of()))
          .build();

  @Test
  void servesHttpsWithACertificateThatOneContextTrusts() throws Exception {
    try (MockIdentityProvider idp = MockIdentityProvider.builder().https().start()) {
      assertThat(idp.issuer().getScheme()).isEqualTo("https");
      HttpsURLConnection trusting =
          (HttpsURLConnection) idp.meUrl(MockSystem.PULSE).toURL().openConnection();
      trusting.setSSLSocketFactory(MockIdentityProvider.sslContext().getSocketFactory());
      assertThat(trusting.getResponseCode()).isEqualTo(401);
      Request same = TestClient.request(idp.meUrl(MockSystem.PULSE).toString()).build();
      assertThatThrownBy(() -> new OkHttpClient().newCall(same).execute())
          .isInstanceOf(SSLHandshakeException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1971-01-01T00:00:00Z", "2099-12-31T00:00:00Z"})
  void theCertificatesAreValidWhereverATestMovesItsClock(String time) throws Exception {
    FaultServer.authority().checkValidity(Date.from(Instant.parse(time)));
    try (MockIdentityProvider idp = MockIdentityProvider.builder().https().start();
        FaultServer faults = FaultServer.start(WireFault.TLS_OTHER_HOST)) {
      for (URI server : List.of(idp.issuer(), faults.baseUrl())) {
        certificate(server).checkValidity(Date.from(Instant.parse(time)));
      }
    }
  }

  @Test
  void noTwoCertificatesOfAnIssuerHaveTheSameSerialNumber() throws Exception {
    X509Certificate authority = FaultServer.authority();
    Set<BigInteger> serials = new HashSet<>(Set.of(authority.getSerialNumber()));
    try (MockIdentityProvider first = MockIdentityProvider.builder().https().start();
        MockIdentityProvider second = MockIdentityProvider.builder().https().start();
        FaultServer faults = FaultServer.start(WireFault.TLS_OTHER_HOST)) {
      for (URI server : List.of(first.issuer(), second.issuer(), faults.baseUrl())) {
        BigInteger serial = certificate(server).getSerialNumber();
        assertThat(serial.bitLength()).isEqualTo(63);
        assertThat(serials.add(serial)).isTrue();
      }
    }
    assertThat(authority.getSubjectX500Principal().getName())
        .matches("CN=Me SDK test kit [0-9a-f]{8}");
  }

  private static X509Certificate certificate(URI server) throws IOException {
    try (SSLSocket socket =
        (SSLSocket)
            MockIdentityProvider.sslContext()
                .getSocketFactory()
                .createSocket(server.getHost(), server.getPort())) {
      return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }
  }

  @Test
  void theFaultServerHasTheSameAuthority() {
    assertThat(MockIdentityProvider.trustManager().getAcceptedIssuers())
        .containsExactly(FaultServer.authority());
    assertThat(MockIdentityProvider.authorityPem()).startsWith("-----BEGIN CERTIFICATE-----");
  }

  @ParameterizedTest
  @EnumSource(MockSystem.class)
  void outcomesAreTheSameOverHttps(MockSystem system) throws Exception {
    try (MockIdentityProvider idp = MockIdentityProvider.builder().https().start()) {
      TestClient client = new TestClient(idp);
      String token = idp.token(system);
      idp.script(token).then(Outcome.connectionDropped(), Outcome.rateLimited());
      assertThatThrownBy(() -> client.me(system, token)).isInstanceOf(java.io.IOException.class);
      int limited = system == MockSystem.GITHUB ? 403 : 429;
      assertThat(client.me(system, token).status()).isEqualTo(limited);
      assertThat(client.me(system, token).status()).isEqualTo(200);
    }
  }

  @Test
  void listensOnThePortThatIsSetUntilItIsClosed() throws Exception {
    int port;
    try (MockIdentityProvider first = MockIdentityProvider.start()) {
      port = first.issuer().getPort();
      // The server is the first to close this connection, which leaves its port in TIME_WAIT.
      first.keysEndpoint().url().toURL().openStream().readAllBytes();
      MockIdentityProviderBuilder samePort = MockIdentityProvider.builder().port(port);
      assertThatThrownBy(samePort::start)
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("port " + port);
    }
    try (MockIdentityProvider second = MockIdentityProvider.builder().port(port).start()) {
      assertThat(second.issuer().getPort()).isEqualTo(port);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 65_536})
  void rejectsAPortThatCannotExist(int port) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MockIdentityProvider.builder().port(port));
  }

  @ParameterizedTest
  @EnumSource(MockSystem.class)
  void itsUsersReplaceTheSampleUsers(MockSystem system) throws Exception {
    try (MockIdentityProvider idp = MockIdentityProvider.builder().users(GRACE).start()) {
      ReceivedResponse answer = new TestClient(idp).me(system, idp.token(system));
      String shown = system == MockSystem.SLACK ? "\"user\":\"grace\"" : "grace@example.com";
      assertThat(answer.body()).contains(shown).doesNotContain("ada@");
      assertThat(idp.users(system)).containsExactly(GRACE.at(system));
      assertThat(idp.credentials().email()).isEqualTo("grace@example.com");
    }
  }

  @Test
  void aUserCanDifferAtEachSystem() throws Exception {
    try (MockIdentityProvider idp = MockIdentityProvider.builder().users(GRACE).start()) {
      TestClient client = new TestClient(idp);
      ReceivedResponse pulse = client.me(MockSystem.PULSE, idp.token(MockSystem.PULSE));
      assertThat(pulse.json().at("/flatRolesList").toString()).isEqualTo("[\"analyst\",\"owner\"]");
      assertThat(pulse.at("/active")).isEqualTo("false");
      ReceivedResponse riverGen = client.me(MockSystem.RIVERGEN, idp.token(MockSystem.RIVERGEN));
      assertThat(riverGen.at("/data/security/mfa_enabled")).isEqualTo("false");
      assertThat(riverGen.json().at("/data/organizations")).isEmpty();
      String krystal = idp.signIn(MockSystem.KRYSTAL, GRACE);
      assertThat(client.me(MockSystem.KRYSTAL, krystal).at("/user/two_factor_auth_enabled"))
          .isEqualTo("true");
    }
  }

  @Test
  void aCopyOfAUserKeepsTheDifferences() {
    MockUser copy = MockUser.builder().from(GRACE).givenName("Ada").build();
    assertThat(copy.at(MockSystem.PULSE))
        .returns("Ada", MockUser::givenName)
        .returns(true, MockUser::suspended)
        .returns(List.of("analyst", "owner"), MockUser::roles);
    assertThat(copy.at(MockSystem.OIDC)).isSameAs(copy);
    assertThat(MockUser.builder().from(GRACE).build()).isEqualTo(GRACE);
  }

  @Test
  void thePublicClientIdCanBeSet() {
    try (MockIdentityProvider idp =
        MockIdentityProvider.builder().publicClientId("front-end").start()) {
      assertThat(idp.credentials().publicClientId()).isEqualTo("front-end");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MockIdentityProvider.builder().publicClientId(" "));
  }

  @Test
  void recordsNoRequestsIfItIsSoConfigured() throws Exception {
    try (MockIdentityProvider idp = MockIdentityProvider.builder().recordRequests(false).start()) {
      new TestClient(idp).me(MockSystem.PULSE, "x");
      assertThat(idp.requests()).isEmpty();
    }
  }

  @Test
  void needsAtLeastOneUser() {
    assertThatIllegalArgumentException().isThrownBy(() -> MockIdentityProvider.builder().users());
  }
}
