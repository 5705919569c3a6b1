package io.github.mesdk.token.refresh;

import io.github.mesdk.error.TokenException;
import io.github.mesdk.token.StoredTokens;
import java.net.URI;
import java.util.Optional;

/**
 * Whose a stored login is: it was given by one issuer to one client, and is shown to no other.
 *
 * @param provider the name of the provider in exceptions, if it has one
 * @param issuer the issuer, or the address of the vendor's service
 * @param clientId absent where the vendor has no clients
 */
public record LoginOwner(Optional<String> provider, URI issuer, Optional<String> clientId) {
  private static final String REMEDY = "use a store of its own for each, or sign in again";

  /**
   * The login, marked as this owner's. What an older version stored, or a program put there, names
   * no owner and becomes this one's.
   *
   * @param store where it is, for the message
   * @throws TokenException if it is another one's
   */
  public StoredTokens claim(StoredTokens login, Object store) {
    URI at = login.issuer().orElse(issuer);
    if (!at.toString().equals(issuer.toString())) {
      throw TokenException.of(
          "the login in " + store + " is one at another issuer, not at " + issuer + "; " + REMEDY);
    }
    if (clientId.isEmpty()) {
      return login.withIssuer(issuer);
    }
    String client = clientId.get();
    if (!login.clientId().orElse(client).equals(client)) {
      throw TokenException.of(
          "the login in " + store + " is one of another client, not of " + client + "; " + REMEDY);
    }
    return login.withIssuer(issuer).withClientId(client);
  }
}
