package io.github.mesdk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.MeClientBuilder;
import io.github.mesdk.MeRequest;
import io.github.mesdk.oauth2.BrowserLoginBuilder;
import io.github.mesdk.oauth2.OAuth2Client;
import io.github.mesdk.oauth2.OAuth2Issuer;
import io.github.mesdk.provider.IdentityProviderBuilder;
import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.TokenProvider;
import java.lang.reflect.Method;
import java.net.ServerSocket;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the failures of all commands say: the address that failed, and no name of a Java method. */
@Tag("slow")
class FailureMessagesTest {
  private static final Map<String, String> TOKENS =
      Map.of("ME_TOKEN", "the-token", "ME_API_KEY", "the-key", "HOME", "/no/such");

  /** The commands that send requests, with the option for the address and the other options. */
  static Stream<String> commands() {
    return Stream.of(
        "testiny --base-url %s",
        "pulse --base-url %s",
        "rivergen --base-url %s",
        "krystal --base-url %s",
        "cloudbase --base-url %s",
        "oidc --userinfo-url %s/userinfo",
        "oidc --issuer %s",
        "login oidc --client-id app --store %%s --issuer %s",
        "github --base-url %s",
        "gitlab --base-url %s",
        "microsoft --base-url %s",
        "slack --base-url %s",
        "discord --base-url %s",
        "supabase --base-url %s",
        "okta --base-url %s",
        "gitea --base-url %s",
        "better-auth --base-url %s",
        "redmine --base-url %s");
  }

  private static Run run(Map<String, String> environment, String line) {
    Run run = Run.me(environment, line.replace("%s", "/no/such/login").split(" ", -1));
    assertThat(run.out()).isEmpty();
    assertThat(run.status()).isNotZero();
    assertNoMethod(run.err());
    return run;
  }

  private static String once(String command, String address) {
    String limit = command.startsWith("login") ? "" : " --max-attempts 1";
    return command.formatted(address) + limit + " --timeout 20s";
  }

  /** No name that only a Java program can use: a call, a method of the SDK, a class with a dot. */
  private static void assertNoMethod(String message) {
    assertThat(message)
        .isNotBlank()
        .doesNotContainPattern("\\w\\((?:\\)|…|\\.\\.\\.)")
        .doesNotContainPattern("\\b[A-Z][a-z]+(?:[A-Z][a-z]+)*\\.[a-z]\\w*");
    Set<String> words = Pattern.compile("\\W+").splitAsStream(message).collect(Collectors.toSet());
    assertThat(words).doesNotContainAnyElementsOf(methods());
  }

  /** Names with a capital inside, which cannot be words of a sentence. */
  private static Set<String> methods() {
    return Stream.of(
            MeClientBuilder.class,
            MeRequest.class,
            IdentityProviderBuilder.class,
            TokenProvider.class,
            StoredTokens.class,
            OAuth2Client.class,
            OAuth2Issuer.class,
            BrowserLoginBuilder.class)
        .flatMap(type -> Stream.of(type.getMethods()))
        .map(Method::getName)
        .filter(name -> !name.equals(name.toLowerCase(Locale.ROOT)))
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aRefusedConnectionNamesHostAndPort(String command) throws Exception {
    int port = closedPort();
    Run run = run(TOKENS, once(command, "http://127.0.0.1:" + port));
    assertThat(run.err()).contains("cannot connect to 127.0.0.1:" + port).hasLineCount(1);
    assertThat(run.status()).isEqualTo(69);
  }

  private static int closedPort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void anUnknownHostIsNamedWithItsPort(String command) {
    Run run = run(TOKENS, once(command, "https://unknown.invalid:8443"));
    assertThat(run.err()).contains("unknown.invalid:8443").hasLineCount(1);
    assertThat(run.status()).isEqualTo(69);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void noFailureNamesAMethod(String command) {
    String address = command.formatted("https://unknown.invalid");
    run(Map.of("HOME", "/no/such"), address + " --timeout 20s");
    run(TOKENS, address + " --timeout never");
    run(TOKENS, address + " --nonsense");
    run(TOKENS, command.formatted("http://example.com"));
    run(TOKENS, command.formatted("https://ada@example.com"));
    run(TOKENS, command.formatted("example"));
    run(Map.of("ME_TOKEN", "a\nb", "ME_API_KEY", "k"), address + " --timeout 20s");
    run(TOKENS, command.substring(0, command.indexOf(' ')) + " --base-url");
  }

  @Test
  void noFailureOfAnotherCommandNamesAMethod() {
    for (String line :
        List.of(
            "",
            "harbour",
            "demo extra",
            "providers extra",
            "completion",
            "completion cmd",
            "mock --port many",
            "mock --port 70000",
            "help harbour",
            "token oidc --issuer https://id.example.com --store /no/such/login",
            "token oidc",
            "logout oidc",
            "login oidc --issuer https://id.example.com")) {
      String[] arguments = line.isEmpty() ? new String[0] : line.split(" ");
      assertNoMethod(Run.me(Map.of("HOME", "/no/such"), arguments).err());
    }
  }
}
