package io.github.mesdk.examples.cli;

import io.github.mesdk.model.cloudbase.Profile;
import io.github.mesdk.provider.CloudBase;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.MeArguments;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Gets the current user from Tencent CloudBase. */
@Command(name = "cloudbase", description = "Get the current user from Tencent CloudBase.")
final class CloudBaseCommand extends ProviderCommand<Profile> {
  @ArgGroup(multiplicity = "1")
  private Address address = new Address();

  @Option(
      names = "--client-id",
      paramLabel = "ID",
      description = "The application ID to send (default: the environment ID).")
  private @Nullable String clientId;

  @Option(names = "--device-id", paramLabel = "ID", description = "The device ID to send.")
  private @Nullable String deviceId;

  private static final class Address {
    @Option(
        names = "--env",
        paramLabel = "ID",
        description = "The environment ID, made of a-z, 0-9 and -.")
    @Nullable String environment;

    @Option(
        names = "--base-url",
        paramLabel = "URL",
        converter = UrlConverter.class,
        description = "The origin to call, instead of an environment.")
    @Nullable URI baseUrl;
  }

  CloudBaseCommand(Shell shell) {
    super(shell);
  }

  @Override
  IdentityProvider<Profile> provider() {
    if (address.baseUrl != null) {
      return CloudBase.at(address.baseUrl);
    }
    return CloudBase.environment(String.valueOf(address.environment));
  }

  @Override
  MeArguments arguments(Shell shell) {
    MeArguments arguments = MeArguments.of();
    if (clientId != null) {
      arguments = arguments.and(CloudBase.client(clientId));
    }
    return deviceId == null ? arguments : arguments.and(CloudBase.device(deviceId));
  }
}
