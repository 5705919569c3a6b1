package io.github.mesdk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.StoredTokens;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code me token} shows a login without its tokens. */
class TokenCommandTest {
  private static final String ISSUER = "https://id.example.com";
  private static final StoredTokens LOGIN =
      StoredTokens.of("refr3sh-t0ken")
          .withAccessToken(AccessToken.of("acc3ss-t0ken", Instant.parse("2030-01-02T03:04:05Z")))
          .withIssuer(URI.create(ISSUER))
          .withClientId("my-tool")
          .withSubject("7")
          .withScopes(List.of("openid", "email"))
          .withProofKey("{\"d\":\"pr1vate\"}");

  @TempDir private Path directory;

  private Run token(StoredTokens login, String... options) {
    StoredLogin stored = new StoredLogin(URI.create(ISSUER), directory.resolve("login"));
    stored.save(login, Deadline.after(Duration.ofSeconds(20)));
    return token(options);
  }

  private Run token(String... options) {
    String[] command = {
      "token", "oidc", "--issuer", ISSUER, "--store", directory.resolve("login").toString()
    };
    Run run =
        Run.me(
            Map.of(), Stream.concat(Stream.of(command), Stream.of(options)).toArray(String[]::new));
    assertThat(run.out() + run.err()).doesNotContain("t0ken", "pr1vate");
    return run;
  }

  @Test
  void showsWhatIsKnownAsText() {
    Run run = token(LOGIN);
    assertThat(run.status()).isZero();
    assertThat(run.out().lines().map(line -> line.replaceAll(" +", " ")))
        .contains(
            "issuer " + ISSUER,
            "clientId my-tool",
            "subject 7",
            "scopes openid email",
            "accessTokenExpiresAt 2030-01-02T03:04:05Z",
            "refreshToken true");
  }

  @Test
  void neverShowsATokenWithShowSecretsEither() throws Exception {
    Run run = token(LOGIN, "--output", "json", "--show-secrets");
    assertThat(JsonMapper.builder().build().readTree(run.out()))
        .isEqualTo(
            JsonMapper.builder()
                .build()
                .readTree(
                    """
                    {"issuer": "https://id.example.com", "clientId": "my-tool", "subject": "7",
                     "scopes": ["openid", "email"],
                     "accessToken": true, "accessTokenExpiresAt": "2030-01-02T03:04:05Z",
                     "refreshToken": true}\
                    """));
  }

  @Test
  void leavesOutWhatIsUnknown() {
    Run run = token(StoredTokens.of(AccessToken.of("acc3ss-t0ken")), "--output", "json");
    assertThat(run.out())
        .isEqualToIgnoringNewLines(
            "{\"issuer\":\"" + ISSUER + "\",\"accessToken\":true,\"refreshToken\":false}");
  }

  @Test
  void aLoginOfAnotherUserIsMarked() {
    assertThat(token(LOGIN.withVerificationPending(true), "--output", "json").out())
        .contains("\"verificationPending\":true");
  }

  /** Java calls an unknown home directory so. A user of a container may have none. */
  @Test
  void asksForAStoreIfNoHomeDirectoryIsKnown() {
    String home = System.getProperty("user.home");
    System.setProperty("user.home", "?");
    try {
      Run run = Run.me(Map.of(), "token", "--issuer", ISSUER);
      assertThat(run.status()).isEqualTo(78);
      assertThat(run.err()).contains("no home directory is known").contains("pass --store");
    } finally {
      System.setProperty("user.home", home);
    }
  }

  @Test
  void isAConfigurationFailureWithoutALogin() {
    Run run = token();
    assertThat(run.status()).isEqualTo(78);
    assertThat(run.err()).contains("no one is signed in at this issuer; run 'me login oidc' first");
  }
}
