package io.github.mesdk.provider.internal;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How requests to a provider are made and its replies judged.
 *
 * @param token where the caller's token goes
 * @param arguments the arguments it takes, by name, and where each goes
 * @param subject the argument that says about whom a request is; null when the token says it
 * @param failureSigns what in a successful body says that it is a failure
 * @param codes what the codes mean
 */
public record ProviderRules(
    ParameterLocation token,
    Map<String, ParameterLocation> arguments,
    @Nullable SubjectArgument subject,
    List<FailureSign> failureSigns,
    CodeMeanings codes) {

  /** Copies. */
  public ProviderRules {
    arguments = Map.copyOf(arguments);
    failureSigns = List.copyOf(failureSigns);
  }

  /** Those of a provider. */
  public static ProviderRules of(DescribedProvider provider) {
    return provider.rules;
  }
}
