package io.github.mesdk.examples.cli;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeListener;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.MeArguments;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Asks one provider and prints the answer; the commands below say which, and with what arguments.
 *
 * @param <T> the model of the answer
 */
@Command(mixinStandardHelpOptions = true, versionProvider = Version.class)
abstract class ProviderCommand<T extends CurrentUser> implements Callable<Integer> {
  @Mixin private final TokenOptions token = new TokenOptions();
  @Mixin private final OutputOptions output = new OutputOptions();
  @Mixin private final ConnectionOptions connection = new ConnectionOptions();
  @Mixin private final DiagnosticOptions diagnostics = new DiagnosticOptions();

  private final Shell shell;

  ProviderCommand(Shell shell) {
    this.shell = shell;
  }

  /** The provider to ask, at the address to ask. */
  abstract IdentityProvider<T> provider();

  /** What else to tell the provider: nothing, unless overridden. */
  MeArguments arguments(Shell shell) {
    return MeArguments.of();
  }

  /** The credentials that the answer holds: none, unless overridden. */
  List<String> secrets(T answer) {
    return List.of();
  }

  /** The client that asks. */
  MeClient<T> client(
      Shell shell, TokenOptions token, ConnectionOptions connection, MeListener listener) {
    return connection.client(provider(), token.provider(shell), listener);
  }

  @Override
  public final Integer call() {
    T answer = ask();
    SecretMask mask = output.showSecrets() ? SecretMask.NONE : SecretMask.of(secrets(answer));
    AnswerWriter.write(shell, output.format(), answer, mask);
    return ExitStatus.OK;
  }

  private T ask() {
    MeListener listener = diagnostics.listener(shell);
    try (MeClient<T> client = client(shell, token, connection, listener)) {
      return client.me(arguments(shell));
    } catch (IllegalArgumentException wrong) {
      // What the SDK says of an address, an argument or a header that cannot be.
      throw new UsageException(String.valueOf(wrong.getMessage()));
    }
  }
}
