package io.github.mesdk.examples.cli;

import io.github.mesdk.token.TokenProvider;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Options for the source of the access token. No option takes the token itself. */
final class TokenOptions {
  static final String DEFAULT_VARIABLE = "ME_TOKEN";

  @ArgGroup private Source source = new Source();

  private @Nullable TokenProvider input;

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
        description = "Read the token from this file or pipe.")
    @Nullable Path file;

    @Option(names = "--token-stdin", description = "Read the token from stdin.")
    boolean stdin;
  }

  /** Returns whether one of the options is set. */
  boolean isGiven() {
    return source.variable != null || source.file != null || source.stdin;
  }

  /** Returns whether the default environment variable is set. */
  boolean isInDefaultVariable(Shell shell) {
    return shell.environment().containsKey(DEFAULT_VARIABLE);
  }

  /** Returns whether a person or another program writes the token to stdin, a file or a pipe. */
  boolean isInput() {
    return source.file != null || source.stdin;
  }

  /** Reads the input now, which may take any time; {@link #provider} then returns this token. */
  void readInput(Shell shell) {
    input = provider(shell);
  }

  /**
   * Reads the token now and returns a provider of it. A token with invalid characters is then
   * reported as invalid; the call itself would report it as missing. Only a file is read again
   * after a rejection.
   */
  TokenProvider provider(Shell shell) {
    if (input != null) {
      return input;
    }
    if (source.file != null) {
      return FileToken.read(source.file);
    }
    if (source.stdin) {
      return TokenProvider.of(TokenText.readStream("stdin", shell.in()));
    }
    String variable = source.variable == null ? DEFAULT_VARIABLE : source.variable;
    return TokenProvider.of(TokenText.readVariable(variable, shell.environment()));
  }
}
