package io.github.mesdk.examples.cli;

import io.github.mesdk.model.rivergen.CurrentUserInfo;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.RiverGen;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Gets the current user from RiverGen. */
@Command(name = "rivergen", description = "Get the current user from RiverGen.")
final class RiverGenCommand extends ProviderCommand<CurrentUserInfo> {
  @Mixin private final BaseUrlOption baseUrl = new BaseUrlOption();

  RiverGenCommand(Shell shell) {
    super(shell);
  }

  @Override
  IdentityProvider<CurrentUserInfo> provider() {
    return baseUrl.applyTo(RiverGen.provider());
  }
}
