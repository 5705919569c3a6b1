package io.github.mesdk.provider.internal;

/**
 * The internal part of a provider description. This class is the base class of {@code
 * IdentityProvider}. The SDK can therefore read the rules with {@link ProviderRules#of}, and {@code
 * IdentityProvider} has no public method for them.
 */
public abstract class DescribedProvider {
  final ProviderRules rules;
  final Record settings;

  /**
   * Creates a description.
   *
   * @param settings all settings except the decoder, including the rules
   */
  protected DescribedProvider(ProviderRules rules, Record settings) {
    this.rules = rules;
    this.settings = settings;
  }

  /** Returns a copy with these rules. */
  protected abstract DescribedProvider with(ProviderRules rules);
}
