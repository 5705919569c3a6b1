package io.github.mesdk.examples.cli;

import io.github.mesdk.time.Deadline;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Removes the stored login of an issuer. */
@Command(
    name = "logout",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Remove the stored login of an OpenID Connect provider.",
      "Sends nothing: the login stays valid at the provider until it expires there."
    })
final class LogoutCommand implements Callable<Integer> {
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

  LogoutCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    boolean wasSignedIn = target.login(shell).remove(Deadline.after(timeout));
    shell
        .out()
        .println(output.format() == OutputFormat.TEXT ? text(wasSignedIn) : json(wasSignedIn));
    return ExitStatus.OK;
  }

  private String text(boolean wasSignedIn) {
    return wasSignedIn
        ? "The login was removed from this machine. It was not revoked at the provider."
        : "No one was signed in.";
  }

  private String json(boolean wasSignedIn) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("issuer", target.issuer().toString());
    facts.put("forgotten", wasSignedIn);
    facts.put("revoked", false);
    return Json.line(facts);
  }
}
