package io.github.mesdk.testkit;

import java.util.Optional;

/**
 * The credentials that the token endpoints of a {@link MockIdentityProvider} accept. Each provider
 * generates new ones. Immutable; {@code toString} shows no secret.
 *
 * @param clientId the id of the client with a secret
 * @param clientSecret the client secret
 * @param publicClientId the id of the client without a secret, such as a browser or device app;
 *     only OpenID Connect has one
 * @param apiKey the API key that Pulse's login accepts
 * @param apiSecret the secret of the API key
 * @param email Ada Lovelace's e-mail address
 * @param password Ada Lovelace's password
 */
public record MockCredentials(
    String clientId,
    String clientSecret,
    String publicClientId,
    String apiKey,
    String apiSecret,
    String email,
    String password) {

  /**
   * New credentials.
   *
   * @param publicClientId the id of the client without a secret; empty for a new one
   */
  static MockCredentials generate(MockUser owner, Optional<String> publicClientId) {
    return new MockCredentials(
        "client-" + Ids.newHex(8),
        Ids.newSecret(),
        publicClientId.orElseGet(() -> "app-" + Ids.newHex(8)),
        Ids.newSecret(),
        Ids.newSecret(),
        owner.email(),
        Ids.newSecret());
  }

  boolean isClient(String id, String secret) {
    return clientId.equals(id) && clientSecret.equals(secret);
  }

  boolean isApiKey(String key, String secret) {
    return apiKey.equals(key) && apiSecret.equals(secret);
  }

  boolean isPassword(String address, String candidate) {
    return email.equals(address) && password.equals(candidate);
  }

  /** Shows the client ids and the e-mail address only. */
  @Override
  public String toString() {
    return "MockCredentials[clientId="
        + clientId
        + ", publicClientId="
        + publicClientId
        + ", email="
        + email
        + "]";
  }
}
