package io.github.mesdk.examples.cli;

import io.github.mesdk.oauth2.OAuth2Client;
import io.github.mesdk.oauth2.OAuth2Issuer;
import io.github.mesdk.token.TokenProvider;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** A program that signs in as itself; its secret is read from elsewhere, as tokens are. */
final class ClientOptions {
  @Option(
      names = "--client-id",
      paramLabel = "ID",
      required = true,
      description = "Ask as this client of the issuer (client credentials).")
  private @Nullable String id;

  @ArgGroup(multiplicity = "1")
  private Secret secret = new Secret();

  @Option(
      names = "--scope",
      paramLabel = "SCOPE",
      description = "Ask for this scope; repeatable (default: openid).")
  private List<String> scopes = List.of("openid");

  private static final class Secret {
    @Option(
        names = "--client-secret-env",
        paramLabel = "NAME",
        converter = VariableNameConverter.class,
        description = "Read the client's secret from this environment variable.")
    @Nullable String variable;

    @Option(
        names = "--client-secret-file",
        paramLabel = "PATH",
        description = "Read it from this file.")
    @Nullable Path file;
  }

  /** The client with its secret, which is read now. */
  OAuth2Client client(Shell shell) {
    String text =
        secret.file == null
            ? TokenText.secret(String.valueOf(secret.variable), shell.environment())
            : TokenText.secret(secret.file);
    return OAuth2Client.basic(String.valueOf(id), text);
  }

  /** The tokens that the issuer gives this client. */
  TokenProvider tokens(OAuth2Issuer issuer, OAuth2Client client) {
    return issuer.clientCredentials(client).scope(scopes.toArray(String[]::new)).build();
  }
}
