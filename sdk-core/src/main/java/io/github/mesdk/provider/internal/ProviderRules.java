package io.github.mesdk.provider.internal;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How requests to a provider are built and its replies interpreted.
 *
 * @param token where the caller's token is sent
 * @param arguments the declared arguments by name, and where each is sent
 * @param subject the argument for the subject's token; null if the caller's token identifies the
 *     subject
 * @param failureSigns the booleans that mark a response with a success status as a failure
 * @param codes the meanings of the error codes
 */
public record ProviderRules(
    ParameterLocation token,
    Map<String, ParameterLocation> arguments,
    @Nullable SubjectArgument subject,
    List<FailureSign> failureSigns,
    CodeMeanings codes) {

  /** Creates rules with copies of these collections. */
  public ProviderRules {
    arguments = Map.copyOf(arguments);
    failureSigns = List.copyOf(failureSigns);
  }

  /** Returns the rules of {@code provider}. */
  public static ProviderRules of(DescribedProvider provider) {
    return provider.rules;
  }
}
