package io.github.mesdk.oauth2.server;

import java.net.URI;
import java.util.Map;

/**
 * The certified OpenID provider of the npm package {@code oidc-provider}. Its login page accepts
 * every name, which becomes the subject.
 */
final class OidcProvider extends NodeServer {
  private final StrongClientKeys strongClientKeys;

  OidcProvider() {
    this(StrongClientKeys.generate());
  }

  private OidcProvider(StrongClientKeys keys) {
    super("oidc-provider", Map.of("strong-clients.json", keys.configuration()));
    this.strongClientKeys = keys;
  }

  URI issuer() {
    return url();
  }

  /** Returns the keys of the clients that authenticate without a secret in the request. */
  StrongClientKeys strongClientKeys() {
    return strongClientKeys;
  }
}
