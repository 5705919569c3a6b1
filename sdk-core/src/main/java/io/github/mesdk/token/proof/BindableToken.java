package io.github.mesdk.token.proof;

import org.jspecify.annotations.Nullable;

/**
 * The internal part of an access token: the key that it is bound to. This class is the base class
 * of {@code AccessToken}. The key therefore goes wherever the token goes, and {@code AccessToken}
 * has no public method for it.
 *
 * @param <T> the subclass
 */
public abstract class BindableToken<T extends BindableToken<T>> {
  private final @Nullable ProofKey key;

  /** Creates a token that is bound to {@code key}, or to no key. */
  protected BindableToken(@Nullable ProofKey key) {
    this.key = key;
  }

  /** Returns a copy of this token that is bound to {@code key}. */
  protected abstract T withKey(ProofKey key);

  /** Returns a copy of {@code token} that is bound to {@code key}. */
  public static <T extends BindableToken<T>> T bound(T token, ProofKey key) {
    return token.withKey(key);
  }

  /** Returns the key that {@code token} is bound to; null for a bearer token. */
  public static @Nullable ProofKey keyOf(BindableToken<?> token) {
    return token.key;
  }
}
