package io.github.mesdk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the prompt and the scopes that the command requests. */
@Tag("slow")
class LoginRequestTest {
  private final ScriptedIssuer issuer = new ScriptedIssuer();

  @TempDir private Path directory;

  @AfterEach
  void stop() {
    issuer.close();
  }

  private Run login(String... options) {
    Stream<String> command =
        Stream.of("login", "--issuer", issuer.address(), "--client-id", "my-tool");
    return Run.me(
        Map.of("HOME", directory.toString()),
        Stream.concat(command, Stream.of(options)).toArray(String[]::new));
  }

  /** Returns the address for the browser, which no one opens. */
  private String address(String... options) {
    Stream<String> limit = Stream.of("--timeout", "1s");
    Run run = login(Stream.concat(limit, Stream.of(options)).toArray(String[]::new));
    assertThat(run.status()).isEqualTo(69);
    return run.err().lines().filter(line -> line.contains("/authorize?")).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({"select_account, prompt=select_account", "login consent, prompt=login+consent"})
  void thePromptIsSent(String prompt, String parameter) {
    assertThat(address("--prompt", prompt)).contains(parameter);
  }

  @Test
  void consentIsRequestedWithOfflineAccessUnlessThePromptIsEmpty() {
    assertThat(address("--scope", "offline_access")).contains("prompt=consent");
    assertThat(address("--scope", "offline_access", "--prompt", "")).doesNotContain("prompt=");
    assertThat(address("--scope", "openid")).doesNotContain("prompt=");
  }

  @Test
  void aPromptNeedsABrowser() {
    Run run = login("--device", "--prompt", "login");
    assertThat(run.status()).isEqualTo(64);
    assertThat(run.err()).contains("--prompt and --device");
  }

  @Test
  void aPromptThatContradictsItselfIsAUsageError() {
    assertThat(login("--prompt", "none login").status()).isEqualTo(64);
  }

  @Test
  void aScopeThatWasRequestedIsNotProposed() {
    issuer.answer(
        "/device",
        200,
        "{'device_code':'d','user_code':'u','interval':1,"
            + "'verification_uri':'https://id.example.com/go'}");
    issuer.answer("/token", 200, "{'access_token':'acc3ss'}");
    issuer.answer("/me", 200, "{'sub':'7','name':'Ada Lovelace'}");
    assertThat(login("--device", "--scope", "profile offline_access").err())
        .contains("no refresh token, so this login is valid until its access token expires.")
        .doesNotContain("--scope");
  }
}
