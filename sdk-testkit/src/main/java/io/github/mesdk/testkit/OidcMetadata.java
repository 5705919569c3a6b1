package io.github.mesdk.testkit;

import java.util.List;
import java.util.Optional;

/** The public discovery documents of an OpenID Connect provider. */
final class OidcMetadata {
  static final String ISSUER = "/oidc";
  private static final String CONFIGURATION = ISSUER + "/.well-known/openid-configuration";
  private static final String KEYS = ISSUER + "/keys";

  private OidcMetadata() {}

  static boolean serves(String path) {
    return path.equals(CONFIGURATION) || path.equals(KEYS);
  }

  /** The document at this path, if there is one. Its URLs start with this origin. */
  static Optional<Reply> at(String path, String origin) {
    if (path.equals(CONFIGURATION)) {
      return Optional.of(Reply.json(200, configuration(origin)));
    }
    // Discovery requires a jwks_uri. The key set is empty because nothing is signed.
    return path.equals(KEYS)
        ? Optional.of(Reply.json(200, new JsonObject().put("keys", List.of())))
        : Optional.empty();
  }

  /** OpenID Connect Discovery 1.0, section 3, without an authorization endpoint. */
  private static JsonObject configuration(String origin) {
    return new JsonObject()
        .put("issuer", origin + ISSUER)
        .put("token_endpoint", origin + MockSystem.OIDC.tokenPath().orElseThrow())
        .put("userinfo_endpoint", origin + MockSystem.OIDC.mePath())
        .put("jwks_uri", origin + KEYS)
        .put("grant_types_supported", List.of("client_credentials", "refresh_token"))
        .put("response_types_supported", List.of())
        .put("subject_types_supported", List.of("public"))
        .put("id_token_signing_alg_values_supported", List.of("RS256"))
        .put(
            "token_endpoint_auth_methods_supported",
            List.of("client_secret_basic", "client_secret_post"))
        .put("scopes_supported", List.of("openid"));
  }
}
