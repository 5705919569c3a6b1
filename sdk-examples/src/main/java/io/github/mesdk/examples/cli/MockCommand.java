package io.github.mesdk.examples.cli;

import io.github.mesdk.error.TransportException;
import io.github.mesdk.testkit.MockIdentityProvider;
import io.github.mesdk.testkit.MockIdentityProviderBuilder;
import io.github.mesdk.testkit.ReceivedRequest;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Serves the test kit on a port, for front ends and for programs in other languages. */
@Command(
    name = "mock",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Serve the test kit on a port of this machine, until Ctrl+C.",
      "Writes the issuer, the clients, the users and their tokens to stdout,",
      "and a line for each request, without its credentials, to stderr."
    })
final class MockCommand implements Callable<Integer> {
  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "0",
      converter = PortConverter.class,
      description = "The port of 127.0.0.1 to listen on (default: a free one).")
  private int port;

  @Option(names = "--https", description = "Serve https. The output has the certificate to trust.")
  private boolean https;

  @Option(
      names = "--client-id",
      paramLabel = "ID",
      defaultValue = "mock-app",
      description = "The id of the client without a secret (default: mock-app).")
  private String clientId = "mock-app";

  @Option(
      names = "--redirect-uri",
      paramLabel = "URL",
      converter = UrlConverter.class,
      description =
          "Accept this redirect URI; repeatable. Those of this machine are always accepted.")
  private List<URI> redirectUris = List.of();

  @Mixin private final TextOrJsonOption output = new TextOrJsonOption();

  private final Shell shell;

  MockCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    try (MockIdentityProvider idp = start()) {
      redirectUris.forEach(idp::registerRedirectUri);
      MockDescription mock = new MockDescription(idp);
      output.write(shell, mock::text, mock::json);
      new CountDownLatch(1).await();
      return ExitStatus.OK;
    } catch (IllegalArgumentException invalid) {
      throw new UsageException(String.valueOf(invalid.getMessage()));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return ExitStatus.INTERRUPTED;
    }
  }

  private MockIdentityProvider start() {
    MockIdentityProviderBuilder builder =
        MockIdentityProvider.builder()
            .port(port)
            .publicClientId(clientId)
            .recordRequests(false)
            .requestListener(this::log);
    try {
      return (https ? builder.https() : builder).start();
    } catch (UncheckedIOException taken) {
      String problem = String.valueOf(taken.getMessage());
      throw TransportException.of(TransportException.Reason.CONNECT, problem, taken);
    }
  }

  /** The method and the path have no credential; queries, headers and bodies may have one. */
  private void log(ReceivedRequest request, int status) {
    shell.err().println(TerminalText.text(request.method() + " " + request.path() + " " + status));
    shell.err().flush();
  }

  /** Parses a port. */
  static final class PortConverter implements picocli.CommandLine.ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
        throw new TypeConversionException("must be a port from 0 to 65535");
      }
      return Integer.valueOf(text);
    }
  }
}
