package io.github.mesdk.examples.cli;

import io.github.mesdk.oauth2.OAuth2Client;
import io.github.mesdk.oauth2.OAuth2Issuer;
import io.github.mesdk.token.TokenProvider;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/**
 * Options for the client credentials grant. The client secret is read from an environment variable
 * or a file, never from an argument.
 */
final class ClientOptions {
  @Option(
      names = "--client-id",
      paramLabel = "ID",
      required = true,
      description = "Get a token as this client, with the client credentials grant.")
  private @Nullable String id;

  @ArgGroup(multiplicity = "1")
  private Secret secret = new Secret();

  @Option(
      names = "--scope",
      paramLabel = "SCOPE",
      description = "Request this scope; repeatable (default: openid).")
  private List<String> scopes = List.of("openid");

  private static final class Secret {
    @Option(
        names = "--client-secret-env",
        paramLabel = "NAME",
        converter = VariableNameConverter.class,
        description = "Read the client secret from this environment variable.")
    @Nullable String variable;

    @Option(
        names = "--client-secret-file",
        paramLabel = "PATH",
        description = "Read the client secret from this file.")
    @Nullable Path file;
  }

  /** Reads the secret and returns the client. */
  OAuth2Client client(Shell shell) {
    String text =
        secret.file == null
            ? TokenText.secret(String.valueOf(secret.variable), shell.environment())
            : TokenText.secret(secret.file);
    return OAuth2Client.basic(String.valueOf(id), text);
  }

  /** Returns a token provider that requests tokens for this client from the issuer. */
  TokenProvider tokens(OAuth2Issuer issuer, OAuth2Client client) {
    return issuer.clientCredentials(client).scope(scopes.toArray(String[]::new)).build();
  }
}
