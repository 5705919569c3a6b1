package io.github.mesdk.testkit;

import java.util.Arrays;
import java.util.Optional;

/**
 * The endpoints of the OpenID Connect provider below {@link MockIdentityProvider#issuer()}, except
 * UserInfo, which is {@link MockSystem#OIDC} itself. Each has its own outages, scripts and counts.
 *
 * @see MockIdentityProvider#endpoint(OidcEndpoint)
 */
public enum OidcEndpoint {

  /** The discovery document. It is also down during an outage of {@link MockSystem#OIDC}. */
  DISCOVERY("/.well-known/openid-configuration"),

  /** The public keys, as a JWK set. It is also down during an outage of {@link MockSystem#OIDC}. */
  KEYS("/keys"),

  /** Authorization (RFC 6749, section 4.1), with its page and the form on it. */
  AUTHORIZATION("/authorize"),

  /** Device authorization (RFC 8628). */
  DEVICE_AUTHORIZATION("/device_authorization"),

  /** The page on which a person enters a device's user code, and the forms on it. */
  DEVICE_VERIFICATION("/device"),

  /** The token endpoint, the same as {@link MockIdentityProvider#tokenEndpoint}. */
  TOKEN("/token"),

  /** Revocation (RFC 7009). */
  REVOCATION("/revoke"),

  /** Introspection (RFC 7662). */
  INTROSPECTION("/introspect");

  /** The path of the issuer. */
  static final String ISSUER = "/oidc";

  private final String path;

  OidcEndpoint(String path) {
    this.path = ISSUER + path;
  }

  String path() {
    return path;
  }

  /** Whether it is a public document, which UserInfo's outages cover too. */
  boolean isDocument() {
    return this == DISCOVERY || this == KEYS;
  }

  /** Whether people see it in a browser, so that scripts of other origins have no access. */
  boolean isPage() {
    return this == AUTHORIZATION || this == DEVICE_VERIFICATION;
  }

  static Optional<OidcEndpoint> ofPath(String path) {
    return Arrays.stream(values()).filter(endpoint -> endpoint.path.equals(path)).findAny();
  }
}
