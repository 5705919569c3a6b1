package io.github.mesdk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.StoredTokens;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code me logout} removes the login in any case, and revokes it where the issuer offers that. */
class LogoutTest {
  private final ScriptedIssuer issuer = new ScriptedIssuer();

  @TempDir private Path directory;

  @BeforeEach
  void signIn() {
    login()
        .save(
            StoredTokens.of("refr3sh")
                .withAccessToken(AccessToken.of("acc3ss"))
                .withIssuer(URI.create(issuer.address()))
                .withClientId("my-tool"),
            soon());
    issuer.describe("'revocation_endpoint':'ISSUER/revoke'");
  }

  @AfterEach
  void stop() {
    issuer.close();
  }

  private static Deadline soon() {
    return Deadline.after(Duration.ofSeconds(20));
  }

  private StoredLogin login() {
    return new StoredLogin(URI.create(issuer.address()), directory.resolve("login"));
  }

  private Run logout(String... options) {
    Run run = attemptLogout(options);
    assertThat(login().read(soon())).isEmpty();
    return run;
  }

  private Run attemptLogout(String... options) {
    String[] command = {
      "logout",
      "oidc",
      "--issuer",
      issuer.address(),
      "--store",
      directory.resolve("login").toString()
    };
    Run run =
        Run.me(
            Map.of(), Stream.concat(Stream.of(command), Stream.of(options)).toArray(String[]::new));
    assertThat(run.out() + run.err()).doesNotContain("refr3sh", "acc3ss");
    return run;
  }

  @Test
  void theTokensAreRevokedAsTheClientOfTheLogin() {
    issuer.answer("/revoke", 200, "");
    Run run = logout();
    assertThat(run.out()).contains("removed from this machine", "It was revoked at the provider");
    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    assertThat(issuer.requests().stream().filter(request -> request.startsWith("/revoke")))
        .hasSize(2)
        .allSatisfy(request -> assertThat(request).contains("client_id=my-tool"))
        .anySatisfy(request -> assertThat(request).contains("token=refr3sh"));
    assertThat(logout().out()).startsWith("No one was signed in.");
  }

  @Test
  void theOutcomeIsAnObjectWithJsonOutput() {
    issuer.answer("/revoke", 200, "");
    assertThat(logout("--output", "json").out())
        .isEqualToIgnoringNewLines(
            "{\"issuer\":\"" + issuer.address() + "\",\"forgotten\":true,\"revoked\":true}");
  }

  @ParameterizedTest
  @CsvSource({
    "503, '', 75",
    "429, '', 75",
    "401, invalid_client, 69",
    "403, access_denied, 69",
    "400, unsupported_token_type, 69",
    "404, '', 69"
  })
  void aFailedRevocationIsReportedOnStderr(int status, String code, int exitStatus) {
    issuer.answer("/revoke", status, "{'error':'" + code + "'}");
    Run run = logout();
    assertThat(run.out()).contains("removed from this machine", "It was not revoked");
    assertThat(run.err()).startsWith("me: logout: ").contains("revocation endpoint");
    assertThat(run.err()).hasLineCount(1);
    assertThat(run.status()).isEqualTo(exitStatus);
  }

  @Test
  void aFailedRevocationIsAnObjectWithJsonOutput() {
    issuer.answer("/revoke", 503, "");
    Run run = logout("--output", "json");
    assertThat(run.out()).contains("\"forgotten\":true,\"revoked\":false");
    assertThat(run.err()).startsWith("{\"provider\":\"logout\",\"kind\":\"token\"");
  }

  @Test
  void anUnreachableIssuerIsStatus69() {
    issuer.close();
    Run run = logout("--timeout", "5s");
    assertThat(run.out()).contains("removed from this machine");
    assertThat(run.err()).startsWith("me: logout: transport: ").contains("127.0.0.1");
    assertThat(run.status()).isEqualTo(69);
  }

  /** A removed login could not be revoked with the right option any more. */
  @Test
  void anUnreadableAuthorityKeepsTheLogin() {
    Run run = attemptLogout("--ca-file", directory.resolve("missing.pem").toString());
    assertThat(run.status()).isEqualTo(64);
    assertThat(run.err()).startsWith("me: logout: usage: --ca-file ").contains("cannot be read");
    assertThat(run.out()).isEmpty();
    assertThat(login().read(soon())).isPresent();
  }

  @Test
  void aLoginInUseIsNotRemovedAndSaysSo() throws IOException {
    Path lockFile = directory.resolve("login.lock");
    try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      Run run = attemptLogout("--timeout", "20ms");
      assertThat(lock.isValid()).isTrue();
      assertThat(run.status()).isEqualTo(78);
      assertThat(run.err())
          .startsWith("me: logout: token: the login was not removed: ")
          .contains("was in use");
      assertThat(run.out()).isEmpty();
    }
    assertThat(login().read(soon())).isPresent();
    assertThat(issuer.requests()).isEmpty();
  }
}
