package io.github.mesdk.provider.internal;

/**
 * The internal part of a provider description. As a base class it lets the SDK read the rules with
 * {@link ProviderRules#of}, without a public method on the exported type.
 */
public abstract class DescribedProvider {
  final ProviderRules rules;

  /** Creates a description with these rules. */
  protected DescribedProvider(ProviderRules rules) {
    this.rules = rules;
  }
}
