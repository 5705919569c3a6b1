package io.github.mesdk.examples.cli;

import io.github.mesdk.model.testiny.AuthInfo;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.Testiny;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Gets the current user from Testiny. */
@Command(name = "testiny", description = "Get the current user from Testiny, with an API key.")
final class TestinyCommand extends ProviderCommand<AuthInfo> {
  @Mixin private final BaseUrlOption baseUrl = new BaseUrlOption();

  @Option(names = "--bearer", description = "Send a bearer token instead of X-Api-Key.")
  private boolean bearer;

  TestinyCommand(Shell shell) {
    super(shell);
  }

  @Override
  IdentityProvider<AuthInfo> provider() {
    return baseUrl.applyTo(bearer ? Testiny.withBearer() : Testiny.provider());
  }
}
