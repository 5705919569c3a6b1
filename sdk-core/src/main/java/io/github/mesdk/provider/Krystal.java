package io.github.mesdk.provider;

import io.github.mesdk.error.UnauthenticatedReason;
import io.github.mesdk.model.krystal.AuthorizationDetails;
import java.net.URI;

/**
 * Krystal Identity, {@code /api/v1/user/authorization}. A request carries two tokens: the caller's
 * token authenticates the calling service, and the subject's token, which is an argument,
 * identifies the user. Each request must name its subject: use {@link #subject} for a user's token,
 * or {@link #self} for the caller's own token. A call without a subject throws {@link
 * IllegalArgumentException}.
 *
 * <p>The arguments are sent in the body, so the subject's token does not appear in URLs or access
 * logs.
 */
public final class Krystal {
  static final String TOKEN = "token";
  static final String SELF = "self";
  static final String SESSION = "session";
  static final String PROPERTIES = "properties";
  static final String ORGANIZATION = "organization";

  private static final String HINT =
      "use Krystal.subject(token) for a user, or Krystal.self() for the caller's own token";

  private static final String PATH = "/api/v1/user/authorization";

  private static final CodeTable CODES =
      CodeTable.builder()
          .unauthenticated(UnauthenticatedReason.MISSING, "missing_api_token")
          .unauthenticated(UnauthenticatedReason.INVALID, "invalid_api_token")
          .permissionDenied("scope_not_granted", "permission_denied", "token_owner_suspended")
          .permissionDenied("unauthorized_network_for_api_token")
          .invalidRequest("properties_not_provided", "missing_required_argument")
          .invalidRequest("invalid_argument", "invalid_json_body", "generic_runtime_error")
          .invalidRequest("invalid_field_spec", "validation_error")
          .notFound("organization_not_found", "session_not_found", "route_not_found")
          .rateLimited("rate_limit_reached")
          .broken("null_value_for_non_null_field", "unhandled_exception", "manifest_error")
          .broken("internal_auth_error")
          .build();

  private Krystal() {}

  /** Returns the provider for the hosted Krystal service, called with {@code POST}. */
  public static IdentityProvider<AuthorizationDetails> provider() {
    return builder()
        .post(PATH)
        .argument(TOKEN, Placement.body(TOKEN))
        .argument(SESSION, Placement.body(SESSION))
        .argument(PROPERTIES, Placement.body(PROPERTIES))
        .argument(ORGANIZATION, Placement.body(ORGANIZATION))
        .build();
  }

  /**
   * Returns the provider for the hosted Krystal service, called with {@code GET}. The subject's
   * token is then part of the URL and appears in the logs of servers and proxies. Prefer {@link
   * #provider()}.
   */
  public static IdentityProvider<AuthorizationDetails> withGet() {
    return builder()
        .get(PATH)
        .argument(TOKEN, Placement.query(TOKEN))
        .argument(SESSION, Placement.query(SESSION))
        .argument(PROPERTIES, Placement.query(PROPERTIES))
        .argument(ORGANIZATION, Placement.query(ORGANIZATION))
        .build();
  }

  /**
   * Requests the user that this token identifies.
   *
   * @throws IllegalArgumentException if {@code subjectToken} is blank, or has a character other
   *     than visible ASCII; the message does not include the token
   */
  public static KrystalArguments subject(String subjectToken) {
    return KrystalArguments.about(subjectToken);
  }

  /**
   * Requests the user of the caller's own token: the explicit token of the request, or else the
   * token of the client.
   */
  public static KrystalArguments self() {
    return KrystalArguments.aboutCaller();
  }

  private static IdentityProviderBuilder<AuthorizationDetails> builder() {
    return IdentityProvider.builder("krystal", AuthorizationDetails.class)
        .baseUrl(URI.create("https://identity.krystal.io"))
        .subjectArgument(TOKEN, SELF, HINT)
        .subject("user.id")
        .errors(
            ErrorFields.none()
                .code("error.code")
                .message("error.description")
                .missingScopes("error.detail.scopes"))
        .codes(CODES);
  }
}
