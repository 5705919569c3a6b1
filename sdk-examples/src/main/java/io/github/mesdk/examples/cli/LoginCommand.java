package io.github.mesdk.examples.cli;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.MeClient;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.model.oidc.UserInfo;
import io.github.mesdk.oauth2.LoginResult;
import io.github.mesdk.oauth2.OAuth2Client;
import io.github.mesdk.oauth2.OAuth2Issuer;
import io.github.mesdk.oauth2.UserInfoBuilder;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.TokenProvider;
import io.github.mesdk.token.TokenStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lets a person sign in at an issuer, keeps the login, and prints who that is. */
@Command(
    name = "login",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Sign in at an OpenID Connect provider, for 'me oidc --issuer'.",
      "What to do is said on stderr, who signed in on stdout."
    })
final class LoginCommand implements Callable<Integer> {
  private static final Duration DISCOVERY_LIMIT = Duration.ofSeconds(30);

  @Mixin private final LoginTarget target = new LoginTarget();

  @Option(
      names = "--client-id",
      paramLabel = "ID",
      required = true,
      description = "The client to sign in to, one without a secret.")
  private @Nullable String clientId;

  @Option(names = "--device", description = "Sign in on another device, with a code.")
  private boolean device;

  @Option(
      names = "--scope",
      paramLabel = "SCOPE",
      description =
          "Ask for this scope; repeatable (default: openid). Some need offline_access as well.")
  private List<String> scopes = List.of("openid");

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "5m",
      converter = TimeoutConverter.class,
      description = "The limit on the whole login, the person's time included (default: 5m).")
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
      AnswerWriter.write(shell, output.format(), signIn(), SecretMask.NONE);
      return ExitStatus.OK;
    } catch (IllegalArgumentException wrong) {
      // What the SDK says of an address or a client that cannot be.
      throw new UsageException(String.valueOf(wrong.getMessage()));
    }
  }

  private UserInfo signIn() {
    Deadline deadline = Deadline.after(timeout);
    OAuth2Client client = OAuth2Client.none(requireNonNull(clientId));
    StoredLogin login = target.login(shell);
    OAuth2Issuer issuer = network.issuer(target.issuer(), discoveryLimit());
    UserInfoBuilder userInfo = issuer.userInfoBuilder();
    userInfo.build(); // an issuer without one is of no use later, so nobody is asked to sign in
    login.prepare(deadline);
    TokenStore fresh = TokenStore.inMemory();
    signIn(issuer, client, fresh, deadline).subject().ifPresent(userInfo::subject);
    UserInfo signedIn = ask(userInfo, issuer.refreshing(client, fresh).build(), deadline);
    fresh.read(deadline).ifPresent(tokens -> login.keep(tokens, deadline));
    return signedIn;
  }

  /** Before anything is kept: an answer about somebody else must not leave a login behind. */
  private UserInfo ask(UserInfoBuilder userInfo, TokenProvider tokens, Deadline deadline) {
    try (MeClient<UserInfo> me =
        network
            .client(userInfo.build(), tokens)
            .listener(diagnostics.listener(shell))
            .timeout(NetworkOptions.left(deadline))
            .build()) {
      return me.me();
    }
  }

  private LoginResult signIn(
      OAuth2Issuer issuer, OAuth2Client client, TokenStore store, Deadline deadline) {
    LoginPrompt prompt = new LoginPrompt(shell, output.format());
    String[] asked = scopes.toArray(String[]::new);
    try {
      return device
          ? issuer.deviceLogin(client, store).scope(asked).build().signIn(prompt::device, deadline)
          : issuer
              .browserLogin(client, store)
              .scope(asked)
              .build()
              .signIn(prompt::browser, deadline);
    } catch (TokenException failed) {
      throw IssuerFailures.told(failed, deadline);
    }
  }

  private Deadline discoveryLimit() {
    return Deadline.after(timeout.compareTo(DISCOVERY_LIMIT) < 0 ? timeout : DISCOVERY_LIMIT);
  }
}
