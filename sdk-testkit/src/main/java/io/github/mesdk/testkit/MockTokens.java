package io.github.mesdk.testkit;

import java.time.Instant;

/**
 * The tokens of a new session. Immutable; {@code toString} shows no token.
 *
 * @param accessToken the token for the system's me endpoint
 * @param refreshToken the token to get the next tokens with, at the system's token endpoint
 * @param expiresAt when the access token expires
 */
public record MockTokens(String accessToken, String refreshToken, Instant expiresAt) {

  /** Shows the expiry only. */
  @Override
  public String toString() {
    return "MockTokens[expiresAt=" + expiresAt + "]";
  }
}
