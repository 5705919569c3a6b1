package io.github.mesdk.provider;

import io.github.mesdk.model.pulse.UserSession;
import java.net.URI;

/**
 * Pulse CRM, {@code GET /auth/session}. The vendor names no address for everybody, so one must be
 * given. Its errors carry words and no codes: the status decides.
 */
public final class Pulse {
  private static final String ACCOUNT = "account";

  private Pulse() {}

  /** Pulse at this origin. */
  public static IdentityProvider<UserSession> at(URI baseUrl) {
    return IdentityProvider.builder("pulse", UserSession.class)
        .baseUrl(baseUrl)
        .get("/auth/session")
        .argument(ACCOUNT, Placement.header("X-Account-ID"))
        .subject("id")
        .errors(ErrorFields.none().message("message", "error"))
        .build();
  }

  /** The account to answer for; the user's primary account unless given. */
  public static MeArguments account(String accountId) {
    return MeArguments.of(Argument.of(ACCOUNT, accountId));
  }
}
