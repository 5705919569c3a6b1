package io.github.mesdk.examples.cli;

import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.oauth2.OAuth2Client;
import io.github.mesdk.oauth2.OAuth2Issuer;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.TokenStore;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Removes the stored login of an issuer, and revokes it there. */
@Command(
    name = "logout",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Remove the stored login of an OpenID Connect provider, and revoke it there.",
      "The login is removed from this machine even if the provider is unreachable."
    })
final class LogoutCommand implements Callable<Integer> {
  @Mixin private final LoginTarget target = new LoginTarget();

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "30s",
      converter = TimeoutConverter.class,
      description = "The time limit for the removal and the revocation (default: 30s).")
  private Duration timeout = Duration.ofSeconds(30);

  @Mixin private final OutputOptions output = new OutputOptions();
  @Mixin private final NetworkOptions network = new NetworkOptions();

  private final Shell shell;
  private final FailureWriter failures;

  LogoutCommand(Shell shell, FailureWriter failures) {
    this.shell = shell;
    this.failures = failures;
  }

  @Override
  public Integer call() {
    network.prepare(
        target.issuer()); // an unusable option must not cost a login that is not revoked
    Deadline deadline = Deadline.after(timeout);
    StoredLogin stored = target.login(shell);
    Optional<StoredTokens> login;
    try {
      login = remove(stored, deadline);
    } catch (TokenException unreadable) {
      if (!stored.removeIfDamaged(deadline)) {
        throw unreadable;
      }
      String problem = "the stored login was damaged, so it cannot be revoked";
      return notRevoked(TokenException.of(problem, unreadable));
    }
    Optional<OAuth2Client> client = login.flatMap(StoredTokens::clientId).map(OAuth2Client::none);
    if (client.isEmpty()) {
      return answer(login.isPresent(), false);
    }
    try {
      return answer(true, revoke(login.get(), client.get(), deadline));
    } catch (MeException failed) {
      return notRevoked(
          failed instanceof TokenException t ? IssuerFailures.ofDiscovery(t) : failed);
    }
  }

  private Optional<StoredTokens> remove(StoredLogin stored, Deadline deadline) {
    WaitingLine line = WaitingLine.start(shell, StoredLogin.OTHER_PROCESS);
    try (line) {
      return stored.remove(deadline);
    }
  }

  private boolean revoke(StoredTokens login, OAuth2Client client, Deadline deadline) {
    TokenStore removed = TokenStore.inMemory();
    removed.update(deadline, none -> Optional.of(login));
    try (WaitingLine line = WaitingLine.start(shell, "the issuer")) {
      OAuth2Issuer issuer = network.issuer(target.issuer(), deadline);
      line.waitFor("the revocation");
      return issuer.signOut(client, removed, deadline);
    } catch (IllegalArgumentException refused) { // the SDK does not send tokens to this address
      throw TokenException.of(String.valueOf(refused.getMessage()));
    }
  }

  /** Other statuses than these two would say that the login is still there. */
  private int notRevoked(MeException failed) {
    answer(true, false);
    int status = failures.write("logout", failed);
    return status == ExitStatus.TEMPORARY_FAILURE ? status : ExitStatus.UNAVAILABLE;
  }

  private int answer(boolean wasSignedIn, boolean isRevoked) {
    if (output.format() == OutputFormat.TEXT) {
      shell.out().println(text(wasSignedIn, isRevoked));
    } else {
      Json.print(shell.out(), json(wasSignedIn, isRevoked));
    }
    return ExitStatus.OK;
  }

  private static String text(boolean wasSignedIn, boolean isRevoked) {
    if (!wasSignedIn) {
      return "No one was signed in.";
    }
    return "The login was removed from this machine. "
        + (isRevoked ? "It was revoked at the provider." : "It was not revoked at the provider.");
  }

  private String json(boolean wasSignedIn, boolean isRevoked) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("issuer", target.issuer().toString());
    facts.put("forgotten", wasSignedIn);
    facts.put("revoked", isRevoked);
    return Json.line(facts);
  }
}
