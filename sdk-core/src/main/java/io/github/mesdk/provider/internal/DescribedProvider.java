package io.github.mesdk.provider.internal;

/**
 * The part of a description that its users do not see. A base class, so that the SDK reads it with
 * {@link ProviderRules#of} while the exported type has no method for it.
 */
public abstract class DescribedProvider {
  final ProviderRules rules;

  /** Described by these rules. */
  protected DescribedProvider(ProviderRules rules) {
    this.rules = rules;
  }
}
