package io.github.mesdk.model;

/**
 * An answer to "who is the current user?": the root model of every provider.
 *
 * <p>Implementations are immutable and may be shared between threads.
 */
public interface CurrentUser {

  /**
   * The same user in the shape that is the same for every provider. What the provider does not say
   * stays absent; nothing is made up. {@code docs/identity.md} holds the mapping.
   */
  Identity identity();
}
