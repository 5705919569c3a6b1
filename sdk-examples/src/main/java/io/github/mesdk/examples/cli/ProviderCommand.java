package io.github.mesdk.examples.cli;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.MeListener;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.MeArguments;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Calls one provider and prints the answer. Subclasses define the provider and its arguments.
 *
 * @param <T> the model of the answer
 */
@Command(mixinStandardHelpOptions = true, versionProvider = Version.class)
abstract class ProviderCommand<T extends CurrentUser> implements Callable<Integer> {
  @Mixin private final TokenOptions token = new TokenOptions();
  @Mixin private final OutputOptions output = new OutputOptions();
  @Mixin private final ConnectionOptions connection = new ConnectionOptions();
  @Mixin private final DiagnosticOptions diagnostics = new DiagnosticOptions();

  @Spec private @Nullable CommandSpec spec;

  private final Shell shell;

  ProviderCommand(Shell shell) {
    this.shell = shell;
  }

  final Shell shell() {
    return shell;
  }

  /** The provider, at the address to call. */
  abstract IdentityProvider<T> provider();

  /** The arguments of the call; none by default. */
  MeArguments arguments(Shell shell) {
    return MeArguments.of();
  }

  /** Rejects wrong options before a person types a token. */
  void checkOptions(TokenOptions token) {
    provider();
  }

  /** Returns a client of the provider. */
  ProviderClient<T> openClient(
      Shell shell, TokenOptions token, ConnectionOptions connection, MeListener listener) {
    IdentityProvider<T> provider = provider();
    return new ProviderClient<>(
        provider, connection.client(provider, token.provider(shell), listener));
  }

  @Override
  public final Integer call() {
    AnswerWriter.write(shell, output, callProvider());
    return ExitStatus.OK;
  }

  private ProviderAnswer callProvider() {
    try {
      if (token.isInput()) {
        checkOptions(token);
        connection.prepare();
        token.readInput(shell);
      }
      return waitForAnswer();
    } catch (IllegalArgumentException invalid) {
      // The SDK refuses this address, argument or header.
      throw new UsageException(String.valueOf(invalid.getMessage()));
    }
  }

  private ProviderAnswer waitForAnswer() {
    String name = requireNonNull(spec).name();
    try (WaitingLine line = diagnostics.waitingLine(shell, name);
        ProviderClient<T> client =
            openClient(shell, token, connection, diagnostics.listener(shell, line))) {
      return client.me(arguments(shell));
    }
  }
}
