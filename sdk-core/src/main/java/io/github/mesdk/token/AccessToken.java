package io.github.mesdk.token;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A credential as it is sent: an access token or an API key. Immutable. Two are equal when their
 * values are, whatever is known of their ends. Its text form shows nothing of the value.
 */
public final class AccessToken {
  private final String value;
  private final @Nullable Instant expiresAt;

  private AccessToken(String value, @Nullable Instant expiresAt) {
    this.value = value;
    this.expiresAt = expiresAt;
  }

  /**
   * A token whose end is not known.
   *
   * @throws IllegalArgumentException if no HTTP header can carry the value: it is empty, or has a
   *     character that is not visible ASCII. The message does not show it.
   */
  public static AccessToken of(String value) {
    return new AccessToken(checked(value), null);
  }

  /** As {@link #of(String)}, for a token that ends then. */
  public static AccessToken of(String value, Instant expiresAt) {
    return new AccessToken(checked(value), expiresAt);
  }

  // Checked before OkHttp sees it, whose own message prints the values of some headers.
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

  /** The credential itself. Whoever asks for it must keep it out of logs and messages. */
  public String value() {
    return value;
  }

  /** When it ends, if its source says. */
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

  /** Without the value. */
  @Override
  public String toString() {
    return expiresAt == null ? "AccessToken{***}" : "AccessToken{***, ends " + expiresAt + "}";
  }
}
