package io.github.mesdk.provider;

import io.github.mesdk.error.UnauthenticatedReason;
import io.github.mesdk.model.krystal.AuthorizationDetails;
import java.net.URI;

/**
 * Krystal Identity, {@code /api/v1/user/authorization}. Two credentials: the caller's own token
 * authenticates the service that asks; the subject's token, an argument, says about whom. Each
 * request names its subject: {@link #subject} for a user's token, {@link #self} for the caller's
 * own. A request without one is an {@link IllegalArgumentException}.
 *
 * <p>The arguments travel in a body, so that the subject's token stands in no URL and no log.
 */
public final class Krystal {
  static final String TOKEN = "token";
  static final String SELF = "self";
  static final String SESSION = "session";
  static final String PROPERTIES = "properties";
  static final String ORGANIZATION = "organization";

  private static final String REMEDY =
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

  /** Krystal's own service, asked by {@code POST}. */
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
   * Krystal's own service, asked by {@code GET}. The subject's token then stands in the URL, and so
   * in the logs of servers and proxies: prefer {@link #provider()}.
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
   * Asks about the user whose token this is.
   *
   * @throws IllegalArgumentException if it is empty
   */
  public static KrystalArguments subject(String subjectToken) {
    return KrystalArguments.about(subjectToken);
  }

  /** Asks about the caller's own token: that of the client, or of the request if it has one. */
  public static KrystalArguments self() {
    return KrystalArguments.aboutCaller();
  }

  private static IdentityProviderBuilder<AuthorizationDetails> builder() {
    return IdentityProvider.builder("krystal", AuthorizationDetails.class)
        .baseUrl(URI.create("https://identity.krystal.io"))
        .subjectArgument(TOKEN, SELF, REMEDY)
        .subject("user.id")
        .errors(
            ErrorFields.none()
                .code("error.code")
                .message("error.description")
                .missingScopes("error.detail.scopes"))
        .codes(CODES);
  }
}
