package io.github.mesdk.model;

/**
 * The answer of a provider about the current user: the common interface of all root models.
 *
 * <p>Implementations are immutable and may be shared between threads.
 */
public interface CurrentUser {

  /**
   * Returns the user in a form that all providers share. Values that the provider does not supply
   * are absent; nothing is guessed. The mapping is documented in {@code docs/identity.md}.
   */
  Identity identity();
}
