package io.github.mesdk.token.refresh;

import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.StoredTokens;
import java.util.Optional;

/** The token endpoint of one kind of stored login. Implementations must be thread-safe. */
public interface RefreshEndpoint {

  /** The owner of the logins that this endpoint refreshes. */
  LoginOwner owner();

  /**
   * Sends the refresh token of a login, once.
   *
   * @param login a login that has a refresh token
   * @return the reply, if its status is a success. If its body reports a failure, the reply is
   *     marked as {@linkplain TokenReply#refused refused}.
   * @throws io.github.mesdk.error.MeException the failure, as callers of the token provider should
   *     see it
   */
  TokenReply refresh(StoredTokens login, Deadline deadline);

  /**
   * Returns the stored access token of a login as it is sent to services: bound to the key of the
   * login, if there is one. By default always the token.
   *
   * @return the token; empty if it cannot be used and must be refreshed
   * @throws io.github.mesdk.error.TokenException if the key cannot be used
   */
  default Optional<AccessToken> usable(AccessToken token, StoredTokens login) {
    return Optional.of(token);
  }

  /**
   * Verifies the ID token of a reply. The login is marked if this method throws an {@link
   * UnauthenticatedException}: no token of the login is then used before an ID token passes.
   *
   * @param login the login that was refreshed
   * @return the subject of the ID token; empty if the reply has no ID token. By default always
   *     empty.
   * @throws UnauthenticatedException if the ID token is not valid for this login
   * @throws io.github.mesdk.error.MeException if the ID token cannot be verified at present
   */
  default Optional<String> verifiedSubject(
      TokenReply reply, StoredTokens login, Deadline deadline) {
    return Optional.empty();
  }

  /** Returns whether this refusal means that the refresh token is no longer valid. */
  boolean endsLogin(UnauthenticatedException refusal);
}
