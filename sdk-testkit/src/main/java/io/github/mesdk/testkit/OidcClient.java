package io.github.mesdk.testkit;

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
   * @throws RejectedRequest if it is unknown, its secret is wrong, missing or sent twice, or the
   *     header and the form name two clients
   */
  static OidcClient of(ReceivedRequest request, OAuthForm form, MockCredentials known) {
    Optional<BasicCredentials> basic = BasicCredentials.of(request);
    Optional<String> id = form.text("client_id");
    Optional<String> secret = form.text("client_secret");
    if (basic.isPresent() && secret.isPresent()) {
      throw OAuthErrors.rejection("invalid_request", "The client secret must be sent only once");
    }
    if (basic.isPresent() && id.filter(text -> !text.equals(basic.get().id())).isPresent()) {
      throw OAuthErrors.rejection("invalid_request", "The header and the form name two clients");
    }
    BasicCredentials sent =
        basic.orElseGet(() -> new BasicCredentials(id.orElse(""), secret.orElse("")));
    if (sent.areOf(known)) {
      return new OidcClient(known.clientId(), true);
    }
    if (basic.isEmpty() && secret.isEmpty() && sent.id().equals(known.publicClientId())) {
      return new OidcClient(known.publicClientId(), false);
    }
    throw new RejectedRequest(OAuthErrors.invalidClient());
  }

  /** Whether a client with this id exists. */
  static boolean isKnown(String id, MockCredentials known) {
    return id.equals(known.clientId()) || id.equals(known.publicClientId());
  }
}
