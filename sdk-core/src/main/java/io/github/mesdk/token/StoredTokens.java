package io.github.mesdk.token;

import static java.util.Objects.requireNonNull;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What must outlive the process for its user to stay signed in: a refresh token and, if there is
 * one, the access token it last gave. Immutable. Its text form shows nothing of either.
 */
public final class StoredTokens {
  private final String refreshToken;
  private final @Nullable AccessToken accessToken;

  private StoredTokens(String refreshToken, @Nullable AccessToken accessToken) {
    this.refreshToken = refreshToken;
    this.accessToken = accessToken;
  }

  /**
   * A refresh token alone.
   *
   * @throws IllegalArgumentException if it is empty, or has a character that is not printable
   *     ASCII, as OAuth 2.0 demands. The message does not show it.
   */
  public static StoredTokens of(String refreshToken) {
    if (refreshToken.isEmpty()) {
      throw new IllegalArgumentException("the refresh token is empty");
    }
    for (int i = 0; i < refreshToken.length(); i++) {
      char c = refreshToken.charAt(i);
      if (c < ' ' || c > '~') {
        throw new IllegalArgumentException(
            "the refresh token has a character that is not printable ASCII at index " + i);
      }
    }
    return new StoredTokens(refreshToken, null);
  }

  /** The same refresh token with this access token. */
  public StoredTokens withAccessToken(AccessToken accessToken) {
    return new StoredTokens(refreshToken, requireNonNull(accessToken, "accessToken"));
  }

  /** What the next access token is asked for with. Keep it out of logs and messages. */
  public String refreshToken() {
    return refreshToken;
  }

  /** The access token that came last, if it was kept; it may have ended. */
  public Optional<AccessToken> accessToken() {
    return Optional.ofNullable(accessToken);
  }

  /** Whether all values, and the end of the access token, are the same. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StoredTokens tokens
        && tokens.refreshToken.equals(refreshToken)
        && Objects.equals(tokens.accessToken, accessToken)
        && tokens
            .accessToken()
            .flatMap(AccessToken::expiresAt)
            .equals(accessToken().flatMap(AccessToken::expiresAt));
  }

  @Override
  public int hashCode() {
    return Objects.hash(refreshToken, accessToken);
  }

  /** Without any value. */
  @Override
  public String toString() {
    return "StoredTokens{***}";
  }
}
