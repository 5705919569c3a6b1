package io.github.mesdk.testkit;

import java.time.Instant;

/**
 * The tokens that a fresh login gave. Immutable; its text shows none of them.
 *
 * @param accessToken what the system's "who am I?" takes
 * @param refreshToken what the system's token endpoint takes for the next ones
 * @param expiresAt when the access token ends
 */
public record MockTokens(String accessToken, String refreshToken, Instant expiresAt) {

  /** When the access token ends; neither of the tokens. */
  @Override
  public String toString() {
    return "MockTokens[expiresAt=" + expiresAt + "]";
  }
}
