package io.github.mesdk.provider;

import io.github.mesdk.model.pulse.UserSession;
import java.net.URI;

/**
 * Pulse CRM, {@code GET /auth/session}. The vendor documents no common base URL, so the caller must
 * pass one to {@link #at}. Errors have a message but no error code, so the status determines the
 * kind of failure.
 */
public final class Pulse {
  private static final String ACCOUNT = "account";

  private Pulse() {}

  /**
   * Returns the provider at this origin.
   *
   * @throws IllegalArgumentException if {@code baseUrl} is not an absolute http or https URL, or
   *     has user-info, a query or a fragment
   */
  public static IdentityProvider<UserSession> at(URI baseUrl) {
    return IdentityProvider.builder("pulse", UserSession.class)
        .baseUrl(baseUrl)
        .get("/auth/session")
        .argument(ACCOUNT, Placement.header("X-Account-ID"))
        .subject("id")
        .credentials("token")
        .errors(ErrorFields.none().message("message", "error"))
        .build();
  }

  /** Selects the account of the request. Pulse uses the primary account of the user by default. */
  public static MeArguments account(String accountId) {
    return MeArguments.of(Argument.of(ACCOUNT, accountId));
  }
}
