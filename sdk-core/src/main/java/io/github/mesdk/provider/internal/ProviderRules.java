package io.github.mesdk.provider.internal;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How requests to a provider are built and its replies interpreted.
 *
 * @param token where the caller's token is sent
 * @param caller authenticates the calling program in addition to the token; null if the token does
 * @param arguments the declared arguments by name, and where each is sent
 * @param subject the argument for the subject's token; null if the caller's token identifies the
 *     subject
 * @param headers the constant headers of each request
 * @param bodyMembers the constant members of the body
 * @param failureSigns the booleans that mark a response with a success status as a failure
 * @param nullMeaning the meaning of the body {@code null} with a success status; null if the
 *     provider description defines no meaning
 * @param rateLimitHeaders the headers, with their values, that mark a 4xx as a rate limit
 * @param strict the paths, from the root of the body or of the answer, of the JSON members that
 *     must be readable in addition to the subject and the failure signs
 * @param codes the meanings of the error codes
 */
public record ProviderRules(
    ParameterLocation token,
    @Nullable CallerAuthentication caller,
    Map<String, ParameterLocation> arguments,
    @Nullable SubjectArgument subject,
    Map<String, String> headers,
    Map<String, String> bodyMembers,
    List<FailureSign> failureSigns,
    @Nullable Meaning nullMeaning,
    Map<String, String> rateLimitHeaders,
    List<String> strict,
    CodeMeanings codes) {

  /** Creates rules with copies of these collections. */
  public ProviderRules {
    arguments = Map.copyOf(arguments);
    headers = Map.copyOf(headers);
    bodyMembers = Map.copyOf(bodyMembers);
    failureSigns = List.copyOf(failureSigns);
    rateLimitHeaders = Map.copyOf(rateLimitHeaders);
    strict = List.copyOf(strict);
  }

  /** Returns whether the body is a form, because a value is placed in a form, and not JSON. */
  public boolean isForm() {
    return token instanceof ParameterLocation.Form
        || arguments.values().stream().anyMatch(ParameterLocation.Form.class::isInstance);
  }

  /** Returns the rules of {@code provider}. */
  public static ProviderRules of(DescribedProvider provider) {
    return provider.rules;
  }

  /**
   * Returns a copy of {@code provider} whose requests also authenticate the calling program. At
   * such an endpoint the token is only what a request asks about. Failure signs alone reject the
   * token, and every other rejection is about the calling program.
   */
  @SuppressWarnings("unchecked") // a provider returns a copy of its own class
  public static <P extends DescribedProvider> P withCaller(
      P provider, CallerAuthentication caller) {
    ProviderRules rules = provider.rules;
    return (P)
        provider.with(
            new ProviderRules(
                rules.token,
                caller,
                rules.arguments,
                rules.subject,
                rules.headers,
                rules.bodyMembers,
                rules.failureSigns,
                rules.nullMeaning,
                rules.rateLimitHeaders,
                rules.strict,
                rules.codes));
  }

  /** Returns all settings of {@code provider} except its decoder. */
  public static Record settingsOf(DescribedProvider provider) {
    return provider.settings;
  }
}
