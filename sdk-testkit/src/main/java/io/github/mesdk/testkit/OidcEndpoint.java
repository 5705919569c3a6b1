package io.github.mesdk.testkit;

import java.util.Arrays;
import java.util.Optional;

/** The endpoints of the OpenID Connect provider below its issuer, except UserInfo. */
enum OidcEndpoint {
  DISCOVERY("/.well-known/openid-configuration"),
  KEYS("/keys"),
  AUTHORIZATION("/authorize"),
  DEVICE_AUTHORIZATION("/device_authorization"),
  DEVICE_VERIFICATION("/device"),
  TOKEN("/token"),
  REVOCATION("/revoke"),
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
