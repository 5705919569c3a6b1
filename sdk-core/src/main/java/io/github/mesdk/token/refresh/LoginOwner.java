package io.github.mesdk.token.refresh;

import io.github.mesdk.error.ApiError;
import io.github.mesdk.error.ApiErrorBuilder;
import io.github.mesdk.error.ApiException;
import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.UnauthenticatedReason;
import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.TokenStore;
import java.net.URI;
import java.util.Optional;

/**
 * The owner of a stored login: the issuer of its tokens and the OAuth client they were issued to.
 * The tokens are sent to no other issuer and used for no other client.
 *
 * @param provider the name of the provider, for exceptions; absent if there is none
 * @param issuer the issuer, or the address of the vendor's service
 * @param clientId the id of the OAuth client; absent if the vendor has no OAuth clients
 */
public record LoginOwner(Optional<String> provider, URI issuer, Optional<String> clientId) {
  private static final String REMEDY = "use a separate store for each, or sign in again";

  /**
   * Returns the login with this owner. A login that has no owner yet was stored by the program or
   * by an older version of the SDK, and gets this owner.
   *
   * @param store the store of the login, for the message
   * @throws TokenException if the login belongs to another issuer or client
   */
  public StoredTokens claim(StoredTokens login, Object store) {
    URI loginIssuer = login.issuer().orElse(issuer);
    if (!loginIssuer.toString().equals(issuer.toString())) {
      throw TokenException.of(
          "the login in " + store + " belongs to another issuer, not to " + issuer + "; " + REMEDY);
    }
    if (clientId.isEmpty()) {
      return login.withIssuer(issuer);
    }
    String client = clientId.get();
    if (!login.clientId().orElse(client).equals(client)) {
      throw TokenException.of(
          "the login in " + store + " belongs to another client, not to " + client + "; " + REMEDY);
    }
    return login.withIssuer(issuer).withClientId(client);
  }

  /**
   * Same as {@link #claim}, with the latest tokens of the login: those in memory if they could not
   * be stored.
   *
   * @param stored what the store holds
   * @throws TokenException if the login belongs to another issuer or client
   */
  public StoredTokens claimLatest(StoredTokens stored, TokenStore store) {
    return claim(UnsavedTokens.of(store).latest(stored), store);
  }

  /** Returns the failure for a login that its user can repair only by signing in again. */
  public ApiException signInAgain(String message) {
    return failure(
        message,
        ApiError.builder(401, ErrorKind.UNAUTHENTICATED).reason(UnauthenticatedReason.MISSING));
  }

  /**
   * Same as {@link #signInAgain(String)}, for a login whose tokens may belong to another user.
   * {@code CachingTokenProvider} recognizes the error code and drops the token in its memory too.
   */
  public ApiException unverified(String problem) {
    return failure(
        problem + " must be verified; sign in again",
        ApiError.builder(401, ErrorKind.UNAUTHENTICATED)
            .reason(UnauthenticatedReason.INVALID)
            .code("login_unverified"));
  }

  private ApiException failure(String message, ApiErrorBuilder error) {
    ApiError failure = error.message(message).build();
    return provider.isPresent()
        ? ApiException.of(provider.get(), failure)
        : ApiException.of(failure);
  }
}
