package io.github.mesdk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class UsageTest {
  private static final Map<String, String> TOKEN = Map.of("ME_TOKEN", "the-token");

  static Stream<Arguments> invalidArguments() {
    return Stream.concat(ofAllCommands(), ofOneProvider());
  }

  private static Stream<Arguments> ofAllCommands() {
    return Stream.of(
        Arguments.of("", "me: usage: "),
        Arguments.of("harbour", "me: usage: unknown command; see 'me --help'"),
        Arguments.of("testiny extra", "me: testiny: usage: unexpected argument"),
        Arguments.of("testiny --nonsense=x", "me: testiny: usage: unknown option --nonsense;"),
        Arguments.of("testiny --timeout", "me: testiny: usage: "),
        Arguments.of("testiny --timeout --output=text", "parameter for option '--timeout'; see"),
        Arguments.of("testiny --timeout 0s", "a timeout must be positive"),
        Arguments.of("testiny --timeout soon", "not a duration"),
        Arguments.of("testiny --max-attempts 0", "--max-attempts must be at least 1"),
        Arguments.of("testiny --max-attempts many", "--max-attempts: must be a number"),
        Arguments.of("testiny --output yaml", "must be text, json or identity"),
        Arguments.of("testiny --proxy localhost", "must be HOST:PORT"),
        Arguments.of("testiny --proxy localhost:65536", "must be HOST:PORT"),
        Arguments.of("testiny --ca-file /no/such.pem", "/no/such.pem cannot be read"),
        Arguments.of("testiny --token-stdin --token-file x", "mutually exclusive"),
        Arguments.of("testiny --timeout 1s --timeout 2s", "only once"),
        Arguments.of("testiny --base-url example.com", "must start with https://"),
        Arguments.of("testiny --base-url https://example.com/?a=b", "must not have a query"),
        Arguments.of("testiny --base-url http://example.com", "plain http"),
        Arguments.of("demo --token-stdin", "me: demo: usage: unknown option"));
  }

  private static Stream<Arguments> ofOneProvider() {
    return Stream.of(
        Arguments.of("pulse", "me: pulse: usage: Missing required option: '--base-url=URL'"),
        Arguments.of("gitea", "me: gitea: usage: Missing required option: '--base-url=URL'"),
        Arguments.of("okta", "me: okta: usage: Missing required option: '--base-url=URL'"),
        Arguments.of("github --base-url http://example.com", "plain http"),
        Arguments.of("oidc", "(--userinfo-url=URL | --issuer=URL)"),
        Arguments.of("oidc --userinfo-url http://example.com/me", "plain http"),
        Arguments.of("cloudbase", "(--env=ID | --base-url=URL)"),
        Arguments.of("cloudbase --env a --base-url https://b.example", "mutually exclusive"),
        Arguments.of("cloudbase --env Prod_1", "only a-z, 0-9 and -"),
        Arguments.of("cloudbase --env a --device-id " + "x".repeat(72), "fewer than 72"),
        Arguments.of("cloudbase --env a --device-id \u00fc", "no header can carry"),
        Arguments.of("krystal --property ip", "KEY=VALUE"),
        Arguments.of("krystal --organization org_1", "id=ID or identifier=NAME"),
        Arguments.of("krystal --organization id=", "id=ID or identifier=NAME"));
  }

  @ParameterizedTest
  @MethodSource("invalidArguments")
  void aUsageErrorIsOneLineAndStatus64(String line, String message) {
    String[] arguments = line.isEmpty() ? new String[0] : line.split(" ");
    Run run = Run.me(TOKEN, arguments);
    assertThat(run.err()).startsWith("me: ").contains(message).hasLineCount(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.status()).isEqualTo(64);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--output=json", "--output json", "--output=identity"})
  void aUsageErrorIsAnObjectWithJsonOutput(String output) {
    Run run = Run.me(TOKEN, ("testiny --nonsense " + output).split(" "));
    assertThat(run.status()).isEqualTo(64);
    assertThat(run.err())
        .isEqualToIgnoringNewLines(
            "{\"provider\":\"testiny\",\"kind\":\"usage\","
                + "\"message\":\"unknown option --nonsense; see 'me testiny --help'\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "testiny --token s3cr3t",
        "testiny --token=s3cr3t",
        "testiny s3cr3t",
        "s3cr3t",
        "testiny --token-env s3cr3t.x.y",
        "krystal --subject-token-env s3cr3t-",
        "testiny --base-url https://ada:s3cr3t@example.com",
        "testiny --base-url https://example.com/?s3cr3t=[",
        "testiny --proxy http://ada:s3cr3t@proxy:3128",
        "testiny --base-url --proxy=http://ada:s3cr3t@proxy:3128",
        "testiny --token-file --token-env=s3cr3t",
        "testiny --token-env -vs3cr3t",
        "krystal --property --session=s3cr3t"
      })
  void aUsageErrorNeverShowsAPossibleSecret(String line) {
    Run run = Run.me(TOKEN, line.split(" "));
    assertThat(run.err()).isNotEmpty().doesNotContain("s3cr3t");
    assertThat(run.status()).isEqualTo(64);
  }

  static Stream<Arguments> tokensInTheWrongPlace() {
    String jwt = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2lnbmF0dXJlLW9mLWFkYQ";
    return Stream.of("Zx8yTq2LmN4pRs6tVw", jwt, "AKIAIOSFODNN7EXAMPLE", "ab/Cd8+efGhIjKlMnOpQr1=")
        .flatMap(token ->
            Stream.of(
                    "testiny --bearer=%s",
                    "testiny --bearer %s",
                    "testiny --token-stdin=%s",
                    "testiny -t%s",
                    "testiny -v%s",
                    "testiny -v=%s",
                    "testiny --%s",
                    "testiny --token:%s",
                    "testiny --max-attempts %s",
                    "testiny --timeout %s",
                    "testiny --output=%s",
                    "testiny --proxy=%s",
                    "testiny --ca-file %s",
                    "testiny --token-env %s",
                    "testiny --token-file %s",
                    "testiny --token-file %s --token-file x",
                    "krystal --property %s",
                    "krystal --organization=%s",
                    "oidc --issuer https://a.example --client-id x --client-secret-file %s",
                    "oidc --issuer https://a.example --client-id x --client-secret-env %s",
                    "oidc --issuer https://a.example --store %s",
                    "logout %s --issuer https://a.example")
                .map(line -> Arguments.of(line, token)));
  }

  @ParameterizedTest
  @MethodSource
  void tokensInTheWrongPlace(String line, String token) {
    String[] arguments = line.formatted(token).split(" ");
    Run run = Run.me(Map.of("HOME", "/no/such"), arguments);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).isNotEmpty().doesNotContain(token, token.substring(0, 12));
    assertThat(run.status()).isIn(64, 78);
    String[] traced = (line.formatted(token) + " --stacktrace").split(" ");
    assertThat(Run.me(Map.of("HOME", "/no/such"), traced).err()).doesNotContain(token);
  }

  /** A store of this name does not exist, so no one is signed in. */
  @ParameterizedTest
  @ValueSource(strings = {"Zx8yTq2LmN4pRs6tVw", "AKIAIOSFODNN7EXAMPLE", "ab/Cd8+efGhIjKlMnOpQr1="})
  void aTokenInPlaceOfAStoreIsNotShown(String token) {
    Run run = Run.me(Map.of(), "logout", "--issuer", "https://a.example", "--store", token);
    assertThat(run.out() + run.err()).isNotEmpty().doesNotContain(token, token.substring(0, 12));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"no/such/token", "./token", "token.txt", "/no/such", "C:\\token", "..\\t.key"})
  void aMissingFileIsNamed(String path) {
    assertThat(Run.me(Map.of(), "testiny", "--token-file", path).err())
        .contains("the token file " + path + " does not exist");
  }

  @ParameterizedTest
  @ValueSource(strings = {"KEY", "ME_TOKEN_2", "my_token", "TESTINY_API_KEY"})
  void anUnsetVariableIsNamed(String name) {
    assertThat(Run.me(Map.of(), "testiny", "--token-env", name).err())
        .contains("the environment variable " + name + " is not set");
  }

  @Test
  void aTokenArgumentIsRejectedWithAHint() {
    assertThat(Run.me(TOKEN, "testiny", "--token", "x").err()).contains("--token-env");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help", "demo --help", "testiny --help", "pulse --help", "rivergen --help",
        "krystal --help", "cloudbase --help", "oidc --help", "login --help", "logout --help",
        "--version", "oidc --version"
      })
  void helpAndVersionAreWrittenToStdout(String line) {
    Run run = Run.me(Map.of(), line.split(" "));
    assertThat(run.status()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("me ").doesNotContain("${", "\u001b");
  }
}
