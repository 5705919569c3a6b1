package io.github.mesdk.examples.cli;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.providers.okta.Okta;
import io.github.mesdk.providers.okta.OktaUser;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Gets the current user from Okta. */
@Command(
    name = "okta",
    description = "Get the current user from Okta.",
    footer = {
      "",
      "Get an API token, for --api-token, in the Okta Admin Console: Security, API, Tokens. An"
          + " OAuth",
      "token needs the scope okta.users.read.self."
    })
final class OktaCommand extends ProviderCommand<OktaUser> {
  @Option(
      names = "--base-url",
      paramLabel = "URL",
      required = true,
      converter = UrlConverter.class,
      description = "The URL of the organization, such as https://example.okta.com.")
  private @Nullable URI baseUrl;

  @Option(names = "--api-token", description = "The token is an API token.")
  private boolean apiToken;

  OktaCommand(Shell shell) {
    super(shell);
  }

  @Override
  IdentityProvider<OktaUser> provider() {
    URI url = requireNonNull(baseUrl, "--base-url");
    return apiToken ? Okta.withApiToken(url) : Okta.at(url);
  }
}
