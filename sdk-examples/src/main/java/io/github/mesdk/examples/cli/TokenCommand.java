package io.github.mesdk.examples.cli;

import io.github.mesdk.error.TokenException;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.StoredTokens;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints what is known of a stored login, without its tokens. */
@Command(
    name = "token",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Show the stored login of an OpenID Connect provider, but never its tokens.",
      "Sends nothing: only the provider knows whether it still accepts the login."
    })
final class TokenCommand implements Callable<Integer> {
  @Mixin private final LoginTarget target = new LoginTarget();

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "30s",
      converter = TimeoutConverter.class,
      description = "How long to wait for other processes that use the login (default: 30s).")
  private Duration timeout = Duration.ofSeconds(30);

  @Mixin private final OutputOptions output = new OutputOptions();

  private final Shell shell;

  TokenCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    Map<String, Object> facts = facts(login());
    if (output.format() == OutputFormat.TEXT) {
      TextTable table = new TextTable();
      facts.forEach((name, value) -> table.row(name, text(value)));
      shell.out().print(table);
    } else {
      Json.print(shell.out(), Json.line(facts));
    }
    return ExitStatus.OK;
  }

  private static String text(Object fact) {
    return fact instanceof List<?> list
        ? list.stream().map(String::valueOf).collect(Collectors.joining(" "))
        : fact.toString();
  }

  private StoredTokens login() {
    return target
        .login(shell)
        .read(Deadline.after(timeout))
        .orElseThrow(() ->
            TokenException.of("no one is signed in at this issuer; run 'me login oidc' first"));
  }

  private Map<String, Object> facts(StoredTokens login) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("issuer", login.issuer().map(URI::toString).orElse(target.issuer().toString()));
    login.clientId().ifPresent(client -> facts.put("clientId", client));
    login.subject().ifPresent(subject -> facts.put("subject", subject));
    if (!login.scopes().isEmpty()) {
      facts.put("scopes", List.copyOf(login.scopes()));
    }
    facts.put("accessToken", login.accessToken().isPresent());
    login
        .accessToken()
        .flatMap(AccessToken::expiresAt)
        .ifPresent(expiry -> facts.put("accessTokenExpiresAt", expiry.toString()));
    facts.put("refreshToken", login.refreshToken().isPresent());
    if (login.verificationPending()) {
      facts.put("verificationPending", true);
    }
    return facts;
  }
}
