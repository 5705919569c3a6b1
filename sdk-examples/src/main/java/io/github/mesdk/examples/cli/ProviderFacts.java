package io.github.mesdk.examples.cli;

import java.util.List;

/**
 * What an answer of a provider can tell about the user.
 *
 * @param name the name of the provider
 * @param roles whether it names roles
 * @param secondFactor whether it says that a second factor protects the account
 * @param suspended what happens to a suspended user
 * @param expiry whether it says when the token expires
 */
record ProviderFacts(
    String name, boolean roles, boolean secondFactor, Suspended suspended, boolean expiry) {

  /** What happens to a suspended user. */
  enum Suspended {
    /** The answer says that the user is not active. */
    ANSWER,
    /** The provider rejects the request. */
    REJECTED,
    /** The provider does not say. */
    UNKNOWN
  }

  /** Returns the facts of all providers, in the order of the commands. */
  static List<ProviderFacts> all() {
    return List.of(
        new ProviderFacts("testiny", false, false, Suspended.REJECTED, true),
        new ProviderFacts("pulse", true, false, Suspended.ANSWER, true),
        new ProviderFacts("rivergen", false, true, Suspended.ANSWER, false),
        new ProviderFacts("krystal", true, true, Suspended.REJECTED, true),
        new ProviderFacts("cloudbase", false, false, Suspended.ANSWER, false),
        new ProviderFacts("oidc", true, false, Suspended.REJECTED, false),
        new ProviderFacts("github", false, true, Suspended.ANSWER, false),
        new ProviderFacts("gitlab", false, true, Suspended.REJECTED, false),
        new ProviderFacts("microsoft", false, false, Suspended.UNKNOWN, false),
        new ProviderFacts("slack", false, false, Suspended.REJECTED, false),
        new ProviderFacts("discord", false, true, Suspended.UNKNOWN, false),
        new ProviderFacts("supabase", true, true, Suspended.ANSWER, false),
        new ProviderFacts("okta", false, false, Suspended.ANSWER, false),
        new ProviderFacts("gitea", false, false, Suspended.REJECTED, false),
        new ProviderFacts("better-auth", true, true, Suspended.ANSWER, true),
        new ProviderFacts("redmine", false, true, Suspended.REJECTED, false));
  }
}
