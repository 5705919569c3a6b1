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

/** Asks Krystal Identity, about the subject's token or the caller's own. */
@Command(name = "krystal", description = "Ask Krystal Identity.")
final class KrystalCommand extends ProviderCommand<AuthorizationDetails> {
  @Mixin private final BaseUrlOption baseUrl = new BaseUrlOption();

  @Option(
      names = "--subject-token-env",
      paramLabel = "NAME",
      converter = VariableNameConverter.class,
      description = "Ask about the token in this environment variable, not about the caller's own.")
  private @Nullable String subject;

  @Option(names = "--session", paramLabel = "ID", description = "Check this session as well.")
  private @Nullable String session;

  @Option(
      names = "--property",
      paramLabel = "K=V",
      description = "A property of the session to compare; repeatable.")
  private Map<String, String> properties = new LinkedHashMap<>();

  @Option(
      names = "--organization",
      paramLabel = "id=ID|identifier=NAME",
      converter = OrganizationConverter.class,
      description = "Answer in the context of this organization.")
  private @Nullable Organization organization;

  KrystalCommand(Shell shell) {
    super(shell);
  }

  @Override
  IdentityProvider<AuthorizationDetails> provider() {
    return baseUrl.applyTo(Krystal.provider());
  }

  @Override
  MeArguments arguments(Shell shell) {
    KrystalArguments question =
        subject == null
            ? Krystal.self()
            : Krystal.subject(TokenText.plain(subject, shell.environment()));
    if (session != null) {
      question = question.session(session);
    }
    for (Map.Entry<String, String> property : properties.entrySet()) {
      question = question.property(property.getKey(), property.getValue());
    }
    return organization == null ? question : organization.applyTo(question);
  }
}
