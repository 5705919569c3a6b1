package io.github.mesdk.examples.cli;

import io.github.mesdk.token.TokenProvider;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Where the access token is read; there is no option that takes the token itself. */
final class TokenOptions {
  static final String DEFAULT_VARIABLE = "ME_TOKEN";

  @ArgGroup private Source source = new Source();

  private static final class Source {
    @Option(
        names = "--token-env",
        paramLabel = "NAME",
        converter = VariableNameConverter.class,
        description = "Read the token from this environment variable (default: ME_TOKEN).")
    @Nullable String variable;

    @Option(
        names = "--token-file",
        paramLabel = "PATH",
        description = "Read it from this file or pipe.")
    @Nullable Path file;

    @Option(names = "--token-stdin", description = "Read it from stdin.")
    boolean stdin;
  }

  /** Whether an option says where the token is. */
  boolean isGiven() {
    return source.variable != null || source.file != null || source.stdin;
  }

  /** Whether the variable is set that is read when no option says otherwise. */
  boolean isInDefaultVariable(Shell shell) {
    return shell.environment().containsKey(DEFAULT_VARIABLE);
  }

  /**
   * Where the client gets its token, which is read now: within a call, one that cannot be sent
   * would count as one that is missing. Only a file is read again when the token in it is rejected.
   */
  TokenProvider provider(Shell shell) {
    if (source.file != null) {
      return FileToken.read(source.file);
    }
    if (source.stdin) {
      return TokenProvider.of(TokenText.in("stdin", shell.in()));
    }
    String variable = source.variable == null ? DEFAULT_VARIABLE : source.variable;
    return TokenProvider.of(TokenText.inVariable(variable, shell.environment()));
  }
}
