package io.github.mesdk.examples.cli;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.providers.supabase.Supabase;
import io.github.mesdk.providers.supabase.SupabaseUser;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Gets the current user from Supabase Auth. */
@Command(
    name = "supabase",
    description = "Get the current user from Supabase Auth.",
    footer = {
      "",
      "The token is the access token of a signed-in user, such as session.access_token in",
      "supabase-js. The API key is the publishable key of the project: Project Settings, API Keys."
    })
final class SupabaseCommand extends ProviderCommand<SupabaseUser> {
  @Option(
      names = "--base-url",
      paramLabel = "URL",
      required = true,
      converter = UrlConverter.class,
      description = "The URL of the project, such as https://PROJECT.supabase.co.")
  private @Nullable URI baseUrl;

  @Option(
      names = "--api-key-env",
      paramLabel = "NAME",
      converter = VariableNameConverter.class,
      description = "Read the API key from this environment variable (default: ME_API_KEY).")
  private String apiKeyVariable = "ME_API_KEY";

  SupabaseCommand(Shell shell) {
    super(shell);
  }

  @Override
  IdentityProvider<SupabaseUser> provider() {
    String apiKey = TokenText.apiKey(apiKeyVariable, shell().environment());
    return Supabase.at(requireNonNull(baseUrl, "--base-url"), apiKey);
  }
}
