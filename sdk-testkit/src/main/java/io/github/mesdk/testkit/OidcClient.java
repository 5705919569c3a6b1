package io.github.mesdk.testkit;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;

/**
 * A client of the OpenID Connect endpoints.
 *
 * @param confidential whether it has authenticated with a secret
 */
record OidcClient(String id, boolean confidential) {

  /**
   * The client of a request to an endpoint that clients call directly. The confidential client
   * sends its secret in the header or in the form; the public client sends only its id.
   *
   * @throws RejectedRequest if it is unknown, or its secret is wrong, missing or sent twice
   */
  static OidcClient of(
      ReceivedRequest request, Map<String, String> arguments, MockCredentials known) {
    Optional<BasicCredentials> basic = BasicCredentials.of(request);
    String secret = requireNonNull(arguments.getOrDefault("client_secret", ""));
    if (basic.isPresent() && !secret.isEmpty()) {
      throw new RejectedRequest(
          OAuthErrors.reply(400, "invalid_request", "The client secret must be sent only once"));
    }
    String id = requireNonNull(arguments.getOrDefault("client_id", ""));
    if (basic.map(client -> client.areOf(known)).orElseGet(() -> known.isClient(id, secret))) {
      return new OidcClient(known.clientId(), true);
    }
    if (basic.isEmpty() && secret.isEmpty() && id.equals(known.publicClientId())) {
      return new OidcClient(id, false);
    }
    throw new RejectedRequest(OAuthErrors.invalidClient());
  }

  /** Whether a client with this id exists. */
  static boolean isKnown(String id, MockCredentials known) {
    return id.equals(known.clientId()) || id.equals(known.publicClientId());
  }
}
