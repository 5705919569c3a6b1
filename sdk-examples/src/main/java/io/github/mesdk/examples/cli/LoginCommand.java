package io.github.mesdk.examples.cli;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.MeClient;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.model.oidc.UserInfo;
import io.github.mesdk.oauth2.BrowserLoginBuilder;
import io.github.mesdk.oauth2.LoginResult;
import io.github.mesdk.oauth2.OAuth2Client;
import io.github.mesdk.oauth2.OAuth2Issuer;
import io.github.mesdk.oauth2.UserInfoBuilder;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.TokenProvider;
import io.github.mesdk.token.TokenStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Signs a user in at an issuer, stores the login, and prints the user. */
@Command(
    name = "login",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Sign in at an OpenID Connect provider, for 'me oidc --issuer'.",
      "Writes the instructions to stderr and the signed-in user to stdout."
    })
final class LoginCommand implements Callable<Integer> {
  private static final Duration DISCOVERY_LIMIT = Duration.ofSeconds(30);

  @Mixin private final LoginTarget target = new LoginTarget();

  @Option(
      names = "--client-id",
      paramLabel = "ID",
      required = true,
      description = "The public client to sign in with, one without a secret.")
  private @Nullable String clientId;

  @Option(names = "--device", description = "Sign in on another device, with a code.")
  private boolean device;

  @Option(
      names = "--scope",
      paramLabel = "SCOPE",
      description =
          "Request this scope; repeatable (default: openid). With offline_access, many issuers send a"
              + " refresh token; without one, the login lasts as long as its access token.")
  private List<String> scopes = List.of("openid");

  @Option(
      names = "--prompt",
      paramLabel = "PROMPT",
      description =
          "The pages that the issuer shows, such as login; '' leaves it to the issuer (default:"
              + " consent with offline_access).")
  private @Nullable String prompt;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "5m",
      converter = TimeoutConverter.class,
      description = "The time limit for the whole login, including the user's part (default: 5m).")
  private Duration timeout = Duration.ofMinutes(5);

  @Mixin private final OutputOptions output = new OutputOptions();
  @Mixin private final NetworkOptions network = new NetworkOptions();
  @Mixin private final DiagnosticOptions diagnostics = new DiagnosticOptions();

  private final Shell shell;

  LoginCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    try {
      AnswerWriter.write(shell, output, waitForSignIn());
      return ExitStatus.OK;
    } catch (IllegalArgumentException invalid) {
      // The SDK refuses this address or client.
      throw new UsageException(String.valueOf(invalid.getMessage()));
    }
  }

  private ProviderAnswer waitForSignIn() {
    try (WaitingLine line = diagnostics.waitingLine(shell, "the issuer")) {
      return signIn(line);
    }
  }

  private ProviderAnswer signIn(WaitingLine line) {
    if (device && prompt != null) {
      throw new UsageException("--prompt and --device are mutually exclusive");
    }
    Deadline deadline = Deadline.after(timeout);
    OAuth2Client client = OAuth2Client.none(requireNonNull(clientId));
    StoredLogin login = target.login(shell);
    OAuth2Issuer issuer = network.issuer(target.issuer(), discoveryDeadline());
    UserInfoBuilder userInfo = issuer.userInfoBuilder().clientId(client.clientId());
    userInfo.build(); // fails before the user signs in if the issuer has no UserInfo endpoint
    line.waitFor(StoredLogin.OTHER_PROCESS);
    login.prepare(deadline);
    TokenStore inMemoryStore = TokenStore.inMemory();
    LoginPrompt instructions = new LoginPrompt(line, output.format());
    line.waitFor("the sign-in");
    signIn(issuer, client, inMemoryStore, instructions, deadline)
        .subject()
        .ifPresent(userInfo::subject);
    TokenProvider tokenProvider = issuer.refreshing(client, inMemoryStore).build();
    ProviderAnswer user = getUser(userInfo.build(), tokenProvider, line, deadline);
    StoredTokens tokens = inMemoryStore.read(deadline).orElseThrow();
    line.waitFor(StoredLogin.OTHER_PROCESS);
    login.save(tokens, deadline);
    if (tokens.refreshToken().isEmpty()) {
      instructions.noRefreshToken(tokens.accessToken().flatMap(AccessToken::expiresAt), scopes);
    }
    return user;
  }

  /**
   * Gets the user before the login is saved, so that nothing is saved if the answer is about
   * another user.
   */
  private ProviderAnswer getUser(
      IdentityProvider<UserInfo> userInfo,
      TokenProvider tokens,
      WaitingLine line,
      Deadline deadline) {
    try (MeClient<UserInfo> me =
        network
            .client(userInfo, tokens)
            .listener(diagnostics.listener(shell, line))
            .timeout(NetworkOptions.remainingTimeout(deadline))
            .build()) {
      return new ProviderAnswer(userInfo, me.me());
    }
  }

  private LoginResult signIn(
      OAuth2Issuer issuer,
      OAuth2Client client,
      TokenStore store,
      LoginPrompt instructions,
      Deadline deadline) {
    String[] scope = scopes.toArray(String[]::new);
    try {
      if (device) {
        return issuer
            .deviceLogin(client, store)
            .scope(scope)
            .build()
            .signIn(instructions::device, deadline);
      }
      BrowserLoginBuilder login =
          issuer
              .browserLogin(client, store)
              .scope(scope)
              .onUnverifiedError(instructions::unverifiedError);
      if (prompt != null) {
        login.prompt(prompt);
      }
      return login.build().signIn(instructions::browser, deadline);
    } catch (TokenException failed) {
      throw IssuerFailures.ofLogin(failed, deadline);
    }
  }

  private Deadline discoveryDeadline() {
    return Deadline.after(timeout.compareTo(DISCOVERY_LIMIT) < 0 ? timeout : DISCOVERY_LIMIT);
  }
}
