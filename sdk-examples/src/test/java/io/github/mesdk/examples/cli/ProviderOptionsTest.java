package io.github.mesdk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.testkit.MockIdentityProvider;
import io.github.mesdk.testkit.MockSystem;
import io.github.mesdk.testkit.ReceivedRequest;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProviderOptionsTest {
  private final MockIdentityProvider idp = MockIdentityProvider.start();

  @AfterEach
  void stop() {
    idp.close();
  }

  private ReceivedRequest only(MockSystem system) {
    assertThat(idp.count(system)).isEqualTo(1);
    return idp.requests(system).get(0);
  }

  @Test
  void testinySendsTheKeyInAHeaderOrAsABearerToken() {
    String token = idp.token(MockSystem.TESTINY);
    assertThat(Run.call(idp, MockSystem.TESTINY).status()).isZero();
    assertThat(only(MockSystem.TESTINY).header("X-Api-Key")).contains(token);
    idp.clear();
    assertThat(Run.call(idp, MockSystem.TESTINY, "--bearer").status()).isZero();
    assertThat(only(MockSystem.TESTINY).header("Authorization")).contains("Bearer " + token);
    assertThat(only(MockSystem.TESTINY).header("X-Api-Key")).isEmpty();
  }

  @Test
  void pulseSendsTheAccount() {
    Run.call(idp, MockSystem.PULSE, "--account", "1002");
    assertThat(only(MockSystem.PULSE).header("X-Account-ID")).contains("1002");
  }

  @Test
  void cloudBaseSendsTheApplicationAndTheDevice() {
    Run.call(idp, MockSystem.CLOUDBASE, "--client-id", "app-1", "--device-id", "device-1");
    ReceivedRequest request = only(MockSystem.CLOUDBASE);
    assertThat(request.query()).isEqualTo("client_id=app-1");
    assertThat(request.header("x-device-id")).contains("device-1");
  }

  @Test
  void krystalSendsTheCallersTokenWithoutASubjectToken() {
    assertThat(Run.call(idp, MockSystem.KRYSTAL).status()).isZero();
    String token = idp.token(MockSystem.KRYSTAL);
    assertThat(only(MockSystem.KRYSTAL).body()).isEqualTo("{\"token\":\"" + token + "\"}");
  }

  @Test
  void krystalSendsTheSubjectTokenTheSessionAndTheOrganization() {
    String subject = idp.signIn(MockSystem.KRYSTAL, idp.users(MockSystem.KRYSTAL).get(1));
    Run run =
        Run.me(
            Map.of("ME_TOKEN", idp.token(MockSystem.KRYSTAL), "SUBJECT", subject),
            ("krystal --subject-token-env SUBJECT --session s-1 --property ip_address=192.0.2.1"
                    + " --property user_agent=a=b --organization identifier=acme --base-url "
                    + idp.baseUrl(MockSystem.KRYSTAL))
                .split(" "));
    assertThat(only(MockSystem.KRYSTAL).body())
        .isEqualTo(
            "{\"token\":\""
                + subject
                + "\",\"session\":{\"id\":\"s-1\"},"
                + "\"properties\":{\"ip_address\":\"192.0.2.1\",\"user_agent\":\"a=b\"},"
                + "\"organization\":{\"identifier\":\"acme\"}}");
    // The test kit does not know this session.
    assertThat(run.status()).isEqualTo(67);
    assertThat(run.err()).doesNotContain(subject);
  }

  @Test
  void krystalSendsAnOrganizationById() {
    Run.call(idp, MockSystem.KRYSTAL, "--organization", "id=1001");
    assertThat(only(MockSystem.KRYSTAL).body()).contains("\"organization\":{\"id\":\"1001\"}");
  }

  @Test
  void aMissingSubjectTokenIsStatus78AndNothingIsSent() {
    Run run = Run.call(idp, MockSystem.KRYSTAL, "--subject-token-env", "NOWHERE");
    assertThat(run.status()).isEqualTo(78);
    assertThat(run.err()).startsWith("me: krystal: token: the environment variable NOWHERE is not");
    assertThat(idp.requests()).isEmpty();
  }
}
