package io.github.mesdk.examples.cli;

import io.github.mesdk.model.krystal.AuthorizationDetails;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.Krystal;
import io.github.mesdk.provider.KrystalArguments;
import io.github.mesdk.provider.MeArguments;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Gets the user of a subject token, or of the caller's own token, from Krystal Identity. */
@Command(name = "krystal", description = "Get the current user from Krystal Identity.")
final class KrystalCommand extends ProviderCommand<AuthorizationDetails> {
  @Mixin private final BaseUrlOption baseUrl = new BaseUrlOption();

  @Option(
      names = "--subject-token-env",
      paramLabel = "NAME",
      converter = VariableNameConverter.class,
      description =
          "Read the subject token from this environment variable (default: the caller's token).")
  private @Nullable String subjectVariable;

  @Option(names = "--session", paramLabel = "ID", description = "Also check this session.")
  private @Nullable String session;

  @Option(
      names = "--property",
      paramLabel = "K=V",
      description = "A session property to compare; repeatable.")
  private Map<String, String> properties = new LinkedHashMap<>();

  @Option(
      names = "--organization",
      paramLabel = "id=ID|identifier=NAME",
      converter = OrganizationConverter.class,
      description = "Get the user in the context of this organization.")
  private @Nullable KrystalOrganization organization;

  KrystalCommand(Shell shell) {
    super(shell);
  }

  @Override
  IdentityProvider<AuthorizationDetails> provider() {
    return baseUrl.applyTo(Krystal.provider());
  }

  @Override
  MeArguments arguments(Shell shell) {
    KrystalArguments arguments =
        subjectVariable == null
            ? Krystal.self()
            : Krystal.subject(TokenText.subjectToken(subjectVariable, shell.environment()));
    if (session != null) {
      arguments = arguments.session(session);
    }
    for (Map.Entry<String, String> property : properties.entrySet()) {
      arguments = arguments.property(property.getKey(), property.getValue());
    }
    return organization == null ? arguments : organization.applyTo(arguments);
  }
}
