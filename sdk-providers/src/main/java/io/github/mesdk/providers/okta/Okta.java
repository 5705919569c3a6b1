package io.github.mesdk.providers.okta;

import io.github.mesdk.error.UnauthenticatedReason;
import io.github.mesdk.provider.CodeTable;
import io.github.mesdk.provider.ErrorFields;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.Placement;
import java.net.URI;

/**
 * The management API of Okta, {@code GET /api/v1/users/me}. Use OpenID Connect instead if the
 * application needs no status of the account.
 */
public final class Okta {
  private static final CodeTable CODES =
      CodeTable.builder()
          .unauthenticated(UnauthenticatedReason.INVALID, "E0000011")
          .unauthenticated(UnauthenticatedReason.UNKNOWN, "E0000004", "E0000005")
          .permissionDenied("E0000006", "E0000015")
          .invalidRequest("E0000001", "E0000003")
          .notFound("E0000007")
          .rateLimited("E0000047")
          .unavailable("E0000010")
          .broken("E0000009")
          .build();

  private Okta() {}

  /**
   * Returns the provider at this origin, with an OAuth access token that has the scope {@code
   * okta.users.read.self}.
   *
   * @param baseUrl the URL of the organization, such as {@code https://example.okta.com}
   * @throws IllegalArgumentException if {@code baseUrl} is not an absolute http or https URL, or
   *     has user-info, a query or a fragment
   */
  public static IdentityProvider<OktaUser> at(URI baseUrl) {
    return with(Placement.bearer(), baseUrl);
  }

  /**
   * Returns the provider at this origin, with an API token, sent as {@code Authorization: SSWS
   * token}. The current user is the user who created the token.
   *
   * @param baseUrl the URL of the organization, such as {@code https://example.okta.com}
   * @throws IllegalArgumentException as {@link #at}
   */
  public static IdentityProvider<OktaUser> withApiToken(URI baseUrl) {
    return with(Placement.authorization("SSWS"), baseUrl);
  }

  private static IdentityProvider<OktaUser> with(Placement token, URI baseUrl) {
    return IdentityProvider.builder("okta", OktaUser.class)
        .baseUrl(baseUrl)
        .get("/api/v1/users/me")
        .token(token)
        .subject("id")
        .errors(ErrorFields.none().code("errorCode").message("errorSummary").requestId("errorId"))
        .codes(CODES)
        .build();
  }
}
