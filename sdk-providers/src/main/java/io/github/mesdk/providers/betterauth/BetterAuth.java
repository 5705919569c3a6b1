package io.github.mesdk.providers.betterauth;

import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.error.UnauthenticatedReason;
import io.github.mesdk.provider.CodeTable;
import io.github.mesdk.provider.ErrorFields;
import io.github.mesdk.provider.IdentityProvider;
import java.net.URI;

/**
 * Better Auth, {@code GET /api/auth/get-session}, on a server with the plugin {@code bearer}. For a
 * token that is unknown, expired or signed out, the body is {@code null} and the status is 200. The
 * answer contains a live credential, the token of the session.
 */
public final class BetterAuth {
  private static final CodeTable CODES =
      CodeTable.builder()
          .unauthenticated(UnauthenticatedReason.UNKNOWN, "UNAUTHORIZED", "SESSION_EXPIRED")
          .permissionDenied("BANNED_USER")
          .build();

  private BetterAuth() {}

  /**
   * Returns the provider for the server at this URL.
   *
   * @param baseUrl the URL of the server, without {@code /api/auth}
   * @throws IllegalArgumentException if {@code baseUrl} is not an absolute http or https URL, or
   *     has user-info, a query or a fragment
   */
  public static IdentityProvider<BetterAuthSession> at(URI baseUrl) {
    return IdentityProvider.builder("better-auth", BetterAuthSession.class)
        .baseUrl(baseUrl)
        .get("/api/auth/get-session")
        .subject("user.id")
        .credentials("session.token")
        .nullMeans(ErrorKind.UNAUTHENTICATED)
        .errors(ErrorFields.none().code("code").message("message"))
        .codes(CODES)
        .build();
  }
}
