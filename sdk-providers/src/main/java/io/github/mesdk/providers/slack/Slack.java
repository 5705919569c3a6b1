package io.github.mesdk.providers.slack;

import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.shared.SlackFailures;
import java.net.URI;

/**
 * Slack, {@code POST /api/auth.test}, which needs no scope. Every failure except an exceeded rate
 * limit has status 200; the error code determines its kind.
 */
public final class Slack {
  private Slack() {}

  /** Returns the provider, with the token of a user or a bot. */
  public static IdentityProvider<SlackUser> provider() {
    return SlackFailures.describe(IdentityProvider.builder("slack", SlackUser.class))
        .baseUrl(URI.create("https://slack.com"))
        .post("/api/auth.test")
        .subject("user_id")
        .build();
  }
}
