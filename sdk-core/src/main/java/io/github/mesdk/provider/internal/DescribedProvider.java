package io.github.mesdk.provider.internal;

/**
 * The internal part of a provider description. This class is the base class of {@code
 * IdentityProvider}. The SDK can therefore read the rules with {@link ProviderRules#of}, and {@code
 * IdentityProvider} has no public method for them.
 */
public abstract class DescribedProvider {
  final ProviderRules rules;

  /** Creates a description with these rules. */
  protected DescribedProvider(ProviderRules rules) {
    this.rules = rules;
  }
}
