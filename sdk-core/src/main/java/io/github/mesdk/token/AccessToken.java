package io.github.mesdk.token;

import io.github.mesdk.token.proof.BindableToken;
import io.github.mesdk.token.proof.ProofKey;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An access token or API key, as it is sent to the service. Immutable. Two tokens are equal when
 * their values are equal, regardless of their expiry. {@link #toString()} does not show the value.
 *
 * <p>A token that an issuer bound to a key (DPoP, RFC 9449) contains its key, and each request with
 * it a proof of the key. A token that the program creates from a text is bound to no key.
 */
public final class AccessToken extends BindableToken<AccessToken> {
  private final String value;
  private final @Nullable Instant expiresAt;

  private AccessToken(String value, @Nullable Instant expiresAt, @Nullable ProofKey key) {
    super(key);
    this.value = value;
    this.expiresAt = expiresAt;
  }

  /**
   * Returns a token with no known expiry.
   *
   * @throws IllegalArgumentException if the value cannot be sent in an HTTP header: the value is
   *     empty, or has a character that is not visible ASCII. The message does not show the value.
   */
  public static AccessToken of(String value) {
    return new AccessToken(checked(value), null, null);
  }

  /**
   * Returns a token that expires at {@code expiresAt}.
   *
   * @throws IllegalArgumentException as {@link #of(String)}
   */
  public static AccessToken of(String value, Instant expiresAt) {
    return new AccessToken(checked(value), expiresAt, null);
  }

  // Checks the value here, because the message of OkHttp's exception shows the values of some
  // headers.
  private static String checked(String value) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("the token is empty");
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c <= ' ' || c > '~') {
        throw new IllegalArgumentException(
            "the token has a character that no header can carry at index "
                + i
                + (c <= ' ' ? "; is there a line break or a space around it?" : ""));
      }
    }
    return value;
  }

  @Override
  protected AccessToken withKey(ProofKey key) {
    return new AccessToken(value, expiresAt, key);
  }

  /** The text of the token: a credential. Keep it out of logs and messages. */
  public String value() {
    return value;
  }

  /** When the token expires; absent if the source of the token does not say. */
  public Optional<Instant> expiresAt() {
    return Optional.ofNullable(expiresAt);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AccessToken token && token.value.equals(value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  /** Returns a text without the value. */
  @Override
  public String toString() {
    return expiresAt == null
        ? "AccessToken{***}"
        : "AccessToken{***, expires at " + expiresAt + "}";
  }
}
