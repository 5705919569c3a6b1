package io.github.mesdk.testkit;

import java.util.List;

/** The public documents of the OpenID Connect provider. */
final class OidcMetadata {
  private static final List<String> SECRET_OR_NONE =
      List.of("client_secret_basic", "client_secret_post", "none");

  /** The claims of ID tokens, then those of UserInfo. */
  private static final List<String> CLAIMS =
      List.of(
          ("iss sub aud exp iat auth_time nonce amr at_hash name given_name family_name"
                  + " preferred_username picture gender locale zoneinfo updated_at email"
                  + " email_verified phone_number phone_number_verified groups realm_access")
              .split(" "));

  private OidcMetadata() {}

  static JsonObject keys() {
    return new JsonObject().put("keys", List.of(SigningKey.get().jwk()));
  }

  /** OpenID Connect Discovery 1.0, section 3, and RFC 8414. */
  static JsonObject configuration(ProviderState state) {
    String origin = state.origin().get();
    return new JsonObject()
        .put("issuer", state.issuer())
        .put("authorization_endpoint", origin + OidcEndpoint.AUTHORIZATION.path())
        .put("token_endpoint", origin + OidcEndpoint.TOKEN.path())
        .put("userinfo_endpoint", origin + MockSystem.OIDC.mePath())
        .put("jwks_uri", origin + OidcEndpoint.KEYS.path())
        .put("revocation_endpoint", origin + OidcEndpoint.REVOCATION.path())
        .put("introspection_endpoint", origin + OidcEndpoint.INTROSPECTION.path())
        .put("device_authorization_endpoint", origin + OidcEndpoint.DEVICE_AUTHORIZATION.path())
        .put("scopes_supported", List.copyOf(state.grants().scopes().known()))
        .put("response_types_supported", List.of("code"))
        .put("response_modes_supported", RedirectTarget.MODES)
        .put("grant_types_supported", OidcTokenDialect.GRANT_TYPES)
        .put("code_challenge_methods_supported", List.of("S256"))
        .put("subject_types_supported", List.of("public"))
        .put("id_token_signing_alg_values_supported", List.of("RS256"))
        .put("token_endpoint_auth_methods_supported", SECRET_OR_NONE)
        .put("revocation_endpoint_auth_methods_supported", SECRET_OR_NONE)
        .put("introspection_endpoint_auth_methods_supported", SECRET_OR_NONE.subList(0, 2))
        .put("prompt_values_supported", List.of("none", "login", "consent", "select_account"))
        .put("claims_supported", CLAIMS)
        .put("authorization_response_iss_parameter_supported", true)
        .put("request_parameter_supported", false)
        .put("request_uri_parameter_supported", false);
  }
}
