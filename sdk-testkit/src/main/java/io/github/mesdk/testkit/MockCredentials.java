package io.github.mesdk.testkit;

/**
 * What a {@link MockIdentityProvider} gives tokens for, at every one of its systems that takes such
 * a thing. Each provider has fresh ones. Immutable; its text shows no secret.
 *
 * @param clientId the program's id, for the grant {@code client_credentials}
 * @param clientSecret the program's secret
 * @param apiKey the API key that Pulse takes at its login
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

  static MockCredentials fresh(MockUser owner) {
    return new MockCredentials(
        "client-" + Ids.fresh(),
        Ids.secret(),
        Ids.secret(),
        Ids.secret(),
        owner.email(),
        Ids.secret());
  }

  boolean isClient(String id, String secret) {
    return clientId.equals(id) && clientSecret.equals(secret);
  }

  boolean isKey(String key, String secret) {
    return apiKey.equals(key) && apiSecret.equals(secret);
  }

  boolean isPerson(String address, String word) {
    return email.equals(address) && password.equals(word);
  }

  /** The client id and the e-mail address; neither key, secret nor password. */
  @Override
  public String toString() {
    return "MockCredentials[clientId=" + clientId + ", email=" + email + "]";
  }
}
