package io.github.mesdk.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.testkit.MockIdentityProvider;
import io.github.mesdk.testkit.MockSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs the examples that need only the test kit and checks their output. */
@Timeout(180)
class ExamplesTest {
  private static final int MAX_LINES = 60;

  @TempDir Path directory;

  @Test
  void readsTheKeyFromTheEnvironment() throws Exception {
    try (MockIdentityProvider idp = MockIdentityProvider.start()) {
      Map<String, String> key = Map.of("TESTINY_API_KEY", idp.token(MockSystem.TESTINY));
      Program run = runApiKeyScript(idp, key);
      assertThat(run.err()).isEmpty();
      assertThat(run.out().lines())
          .hasSize(2)
          .startsWith("signed in as ada@example.com")
          .last()
          .asString()
          .startsWith("the key expires at 20");
      assertThat(run.status()).isZero();
    }
  }

  @Test
  void readsTheKeyFromAFile() throws Exception {
    try (MockIdentityProvider idp = MockIdentityProvider.start()) {
      Path file = directory.resolve("key.txt");
      Files.writeString(file, idp.token(MockSystem.TESTINY) + "\n");
      Program run = runApiKeyScript(idp, Map.of("TESTINY_API_KEY_FILE", file.toString()));
      assertThat(run.out()).startsWith("signed in as ada@example.com");
    }
  }

  @Test
  void aFailedScriptPrintsAnExceptionWithoutTheKey() throws Exception {
    try (MockIdentityProvider idp = MockIdentityProvider.start()) {
      String key = idp.token(MockSystem.TESTINY);
      idp.expire(key);
      Program run = runApiKeyScript(idp, Map.of("TESTINY_API_KEY", key));
      assertThat(run.status()).isEqualTo(1);
      assertThat(run.out()).isEmpty();
      assertThat(run.err())
          .contains("UnauthenticatedException: testiny: 403 AUTH_TOKEN_EXPIRED")
          .doesNotContain(key);
    }
  }

  @Test
  void aScriptWithoutAKeyNamesTheMissingVariable() throws Exception {
    Program run = Program.run(ApiKeyScript.class, Map.of());
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("the environment variable TESTINY_API_KEY is not set");
  }

  private static Program runApiKeyScript(MockIdentityProvider idp, Map<String, String> environment)
      throws Exception {
    String address = idp.baseUrl(MockSystem.TESTINY).toString();
    return Program.run(ApiKeyScript.class, environment, address);
  }

  @Test
  void handlesEachKindOfFailure() throws Exception {
    Program run = Program.run(HandleErrors.class, Map.of());
    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines().map(line -> line.replaceAll("(rivergen:|req_).*", "$1 …")))
        .containsExactly(
            "success: Hello Ada Lovelace",
            "expiredToken: Sign in again: EXPIRED",
            "mfaRequired: Sign in again: MFA_REQUIRED",
            "permissionDenied: Access denied; ask for access with request ID req_ …",
            "rateLimited: Too many requests; wait 20 s",
            "unavailable: Try again: rivergen: …",
            "notJson: Contact the operator: rivergen: …");
  }

  @Test
  void readsAnotherTokenFromTheVaultAfterARejection() throws Exception {
    Program run = Program.run(CustomTokenProvider.class, Map.of());
    assertThat(run.out().lines())
        .containsExactly(
            "with the first token: ada@example.com",
            "with the second: ada@example.com",
            "requests sent: 3");
  }

  @Test
  void selectsTheProviderByName() throws Exception {
    Program run = Program.run(SeveralProviders.class, Map.of());
    assertThat(run.out().lines())
        .containsExactly(
            "Ada Lovelace is rivergen//1815",
            "Ada Lovelace is company//5f0c2a7e-0000-4000-8000-000000001815");
  }

  @Test
  void greetsAUserDuringAnOutageAndAfterExpiry() throws Exception {
    Program run = Program.run(TestingWithTheKit.class, Map.of());
    assertThat(run.out().lines())
        .containsExactly(
            "Welcome, ada@example.com",
            "Welcome! Your profile is not available at the moment",
            "Please sign in");
  }

  @Test
  void countsCallsAndPropagatesTheTrace() throws Exception {
    Program run = Program.run(WatchedCalls.class, Map.of());
    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines())
        .containsExactly(
            "user",
            "failure",
            "{answered=1, unauthenticated=1}",
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
  }

  @Test
  void eachExampleHasAtMostSixtyLines() throws IOException {
    Path sources = Path.of("src", "main", "java", "io", "github", "mesdk", "examples");
    try (Stream<Path> files = Files.list(sources)) {
      List<Path> examples = files.filter(file -> file.toString().endsWith(".java")).toList();
      assertThat(examples).hasSizeGreaterThan(8);
      for (Path example : examples) {
        assertThat(Files.readAllLines(example))
            .as(example.toString())
            .hasSizeLessThanOrEqualTo(MAX_LINES);
      }
    }
  }
}
