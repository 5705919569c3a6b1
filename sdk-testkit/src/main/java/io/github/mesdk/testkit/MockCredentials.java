package io.github.mesdk.testkit;

/**
 * The credentials that the token endpoints of a {@link MockIdentityProvider} accept. Each provider
 * generates new ones. Immutable; {@code toString} shows no secret.
 *
 * @param clientId the client id, for the grant {@code client_credentials}
 * @param clientSecret the client secret
 * @param apiKey the API key that Pulse's login accepts
 * @param apiSecret the secret of the API key
 * @param email Ada Lovelace's e-mail address
 * @param password Ada Lovelace's password
 */
public record MockCredentials(
    String clientId,
    String clientSecret,
    String apiKey,
    String apiSecret,
    String email,
    String password) {

  static MockCredentials generate(MockUser owner) {
    return new MockCredentials(
        "client-" + Ids.newUuid(),
        Ids.newSecret(),
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

  /** Shows the client id and the e-mail address only. */
  @Override
  public String toString() {
    return "MockCredentials[clientId=" + clientId + ", email=" + email + "]";
  }
}
