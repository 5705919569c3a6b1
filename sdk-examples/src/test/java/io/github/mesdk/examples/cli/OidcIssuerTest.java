package io.github.mesdk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.testkit.MockIdentityProvider;
import io.github.mesdk.testkit.MockSystem;
import io.github.mesdk.testkit.Outcome;
import io.github.mesdk.testkit.ReceivedRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@code me oidc --issuer}: discovery and the sources of the token. */
class OidcIssuerTest {
  private final MockIdentityProvider idp = MockIdentityProvider.start();
  private final Map<String, String> environment = new HashMap<>();

  @TempDir private Path directory;

  @AfterEach
  void stop() {
    idp.close();
  }

  private Run me(String... options) {
    environment.putIfAbsent("XDG_CONFIG_HOME", directory.toString());
    Stream<String> command = Stream.of("oidc", "--issuer", idp.issuer().toString());
    Run run =
        Run.me(environment, Stream.concat(command, Stream.of(options)).toArray(String[]::new));
    idp.secrets().assertAbsentFrom(run.out() + run.err());
    return run;
  }

  private Run asClient(String... options) {
    environment.put("SECRET", idp.credentials().clientSecret());
    Stream<String> command =
        Stream.of("--client-id", idp.credentials().clientId(), "--client-secret-env", "SECRET");
    return me(Stream.concat(command, Stream.of(options)).toArray(String[]::new));
  }

  private List<ReceivedRequest> tokenRequests() {
    return idp.tokenEndpoint(MockSystem.OIDC).requests();
  }

  @Test
  void aDiscoveredEndpointIsCalledWithTheTokenFromTheEnvironment() {
    environment.put("ME_TOKEN", idp.token(MockSystem.OIDC));
    Run run = me("--output", "identity");
    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("ada@example.com");
    assertThat(tokenRequests()).isEmpty();
  }

  @Test
  void clientCredentialsTakePrecedenceOverTheDefaultVariable() {
    environment.put("ME_TOKEN", "unused");
    Run run = asClient("--output", "json");
    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    assertThat(tokenRequests()).hasSize(1);
    assertThat(tokenRequests().get(0).body())
        .isEqualTo("grant_type=client_credentials&scope=openid");
  }

  @Test
  void clientCredentialsRequestTheGivenScopes() {
    assertThat(asClient("--scope", "openid", "--scope", "email").status()).isZero();
    assertThat(tokenRequests().get(0).body()).endsWith("scope=openid+email");
  }

  @Test
  void theClientSecretIsReadFromAFile() throws Exception {
    Path file = Files.writeString(directory.resolve("s"), idp.credentials().clientSecret() + "\n");
    String id = idp.credentials().clientId();
    Run run = me("--client-id", id, "--client-secret-file", file.toString());
    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
  }

  @Test
  void aWrongSecretIsStatus78AndNotShown() {
    environment.put("SECRET", "hush-hush");
    String id = idp.credentials().clientId();
    Run run = me("--client-id", id, "--client-secret-env", "SECRET");
    assertThat(run.err()).startsWith("me: oidc: token: ").doesNotContain("hush");
    assertThat(run.status()).isEqualTo(78);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--client-id app",
        "--client-secret-env SECRET",
        "--client-id app --client-secret s3cr3t",
        "--client-id app --client-secret-env s3cr3t-",
        "--scope openid",
        "--client-id app --client-secret-env SECRET --token-env ME_TOKEN",
        "--client-id app --client-secret-env SECRET --client-secret-file x",
        "--userinfo-url https://id.example.com/me"
      })
  void conflictingOptionsAreAUsageError(String options) {
    environment.put("SECRET", "hush");
    Run run = me(options.split(" "));
    assertThat(run.err()).startsWith("me: oidc: usage: ").hasLineCount(1).doesNotContain("s3cr3t");
    assertThat(run.status()).isEqualTo(64);
    assertThat(idp.requests()).isEmpty();
  }

  @Test
  void issuerOptionsWithoutAnIssuerAreAUsageError() {
    String url = idp.baseUrl(MockSystem.OIDC).toString();
    Map<String, String> token = Map.of("ME_TOKEN", "x");
    assertThat(Run.me(token, "oidc", "--userinfo-url", url, "--store", "x").err())
        .contains("need --issuer");
  }

  @Test
  void aMissingSecretIsStatus78AndNothingIsSent() {
    assertThat(me("--client-id", "app", "--client-secret-env", "NOWHERE").err())
        .contains("NOWHERE is not set; put the client secret there");
    Run run = me("--client-id", "app", "--client-secret-file", "/no/such");
    assertThat(run.err()).contains("the secret file /no/such does not exist");
    assertThat(run.status()).isEqualTo(78);
    assertThat(idp.requests()).isEmpty();
  }

  @Test
  void aMissingLoginIsStatus78AndNothingIsSent() {
    Run run = me();
    assertThat(run.status()).isEqualTo(78);
    assertThat(run.err())
        .isEqualToIgnoringNewLines(
            "me: oidc: token: the environment variable ME_TOKEN is not set, and no one is signed"
                + " in; run 'me login oidc' first");
    assertThat(idp.requests()).isEmpty();
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void anUnavailableTokenEndpointIsATemporaryFailure() {
    idp.tokenEndpoint(MockSystem.OIDC).outage(Outcome.unavailable());
    Run run = asClient("--max-attempts", "1");
    assertThat(run.status()).isEqualTo(75);
    assertThat(run.err()).startsWith("me: oidc: token: ");
  }

  @Test
  void anUnreachableIssuerIsATransportFailure() {
    environment.put("ME_TOKEN", "t");
    idp.close();
    Run run = me("--output", "json");
    assertThat(run.status()).isEqualTo(69);
    assertThat(run.err()).contains("\"kind\":\"transport\",\"reason\":\"connect\"");
  }

  @Test
  void anIssuerWithAnotherNameIsStatus78() {
    Run run = Run.me(Map.of("ME_TOKEN", "t"), "oidc", "--issuer", idp.issuer() + "/");
    assertThat(run.status()).isEqualTo(78);
    assertThat(run.err()).contains("both must be identical");
  }
}
