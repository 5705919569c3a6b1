package io.github.mesdk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.StoredTokens;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
  void theStackTraceOfAFailedRevocationIsShownOnRequest() {
    issuer.answer("/revoke", 503, "");
    assertThat(logout().err()).doesNotContain("\tat ");
    signIn();
    Run run = logout("--stacktrace");
    assertThat(run.err()).startsWith("me: logout: ").contains("\tat io.github.mesdk.");
    assertThat(run.status()).isEqualTo(75);
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

  @Test
  void aDamagedLoginIsRemovedWithoutRevocation() throws IOException {
    Path file = directory.resolve("login");
    String whole = Files.readString(file);
    Files.writeString(file, whole.substring(0, whole.length() - "end\n".length()));
    Run run = logout();
    assertThat(run.out()).contains("removed from this machine", "It was not revoked");
    assertThat(run.err())
        .isEqualToIgnoringNewLines(
            "me: logout: token: the stored login was damaged, so it cannot be revoked");
    assertThat(run.status()).isEqualTo(69);
    assertThat(file).doesNotExist();
    assertThat(issuer.requests()).isEmpty();
  }

  @Test
  void aDamagedLoginIsRecognizedByTheNameOfItsDefaultFile() throws IOException {
    URI address = URI.create(issuer.address());
    Path file = directory.resolve(".config/me").resolve(StoredLogin.fileName(address));
    new StoredLogin(address, file).prepare(soon());
    Files.move(directory.resolve("login"), file);
    Files.writeString(file, "");
    Map<String, String> home = Map.of("HOME", directory.toString());
    Run run = Run.me(home, "logout", "--issuer", issuer.address(), "--output", "json");
    assertThat(run.out()).contains("\"forgotten\":true,\"revoked\":false");
    assertThat(run.status()).isEqualTo(69);
    assertThat(file).doesNotExist();
  }

  @Test
  void aDamagedLoginOfAnotherIssuerIsKept() throws IOException {
    Path file = directory.resolve("login");
    String whole = Files.readString(file);
    String other = whole.replaceFirst("issuer .*", "issuer https://other.example.com");
    String damaged = other.substring(0, other.length() - "end\n".length());
    Files.writeString(file, damaged);
    assertThat(attemptLogout().status()).isEqualTo(78);
    assertThat(file).hasContent(damaged);
  }

  /** A newer login may be good, and any other file is named by mistake. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "mesdk-tokens 3\nrefresh refr3sh\nend\n",
        "mesdk-tokens",
        "-----BEGIN PRIVATE KEY-----\n",
        ""
      })
  void aFileThatMayBeNoDamagedLoginIsKept(String text) throws IOException {
    Path file = Files.writeString(directory.resolve("login"), text);
    Run run = attemptLogout();
    assertThat(run.err()).startsWith("me: logout: token: the login was not removed: ");
    assertThat(run.out()).isEmpty();
    assertThat(run.status()).isEqualTo(78);
    assertThat(file).hasContent(text);
  }

  @Test
  @Timeout(60)
  void theWaitForALoginInUseIsShown() throws IOException {
    issuer.answer("/revoke", 200, "");
    Path file = directory.resolve("login");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (FileChannel channel =
            FileChannel.open(directory.resolve("login.lock"), StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      Shell shell = FakeTerminal.shell(80, Map.of(), out, new ReleasingOutput(lock));
      String[] command = {"logout", "--issuer", issuer.address(), "--store", file.toString()};
      assertThat(Me.run(shell, command)).isZero();
    }
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("removed from this machine");
  }

  /** A stderr that releases the lock when it shows what the command waits for. */
  private static final class ReleasingOutput extends ByteArrayOutputStream {
    private final FileLock lock;

    ReleasingOutput(FileLock lock) {
      this.lock = lock;
    }

    @Override
    public void flush() throws IOException {
      String shown = toString(StandardCharsets.UTF_8);
      if (lock.isValid() && shown.contains("waiting for another process that uses the login: ")) {
        lock.release();
      }
    }
  }
}
