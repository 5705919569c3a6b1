package io.github.mesdk.examples.cli;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.model.oidc.UserInfo;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.Oidc;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Asks the UserInfo endpoint of any OpenID Connect provider. */
@Command(name = "oidc", description = "Ask any OpenID Connect provider.")
final class OidcCommand extends ProviderCommand<UserInfo> {
  @Option(
      names = "--userinfo-url",
      paramLabel = "URL",
      required = true,
      converter = UrlConverter.class,
      description = "The UserInfo endpoint, as the provider's discovery document names it.")
  private @Nullable URI endpoint;

  OidcCommand(Shell shell) {
    super(shell);
  }

  @Override
  IdentityProvider<UserInfo> provider() {
    return Oidc.userInfo(requireNonNull(endpoint));
  }
}
