package io.github.mesdk.token.refresh;

import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.time.Deadline;

/** The token endpoint of one kind of stored login. Implementations must be thread-safe. */
public interface RefreshEndpoint {

  /** The owner of the logins that this endpoint refreshes. */
  LoginOwner owner();

  /**
   * Sends a refresh token, once.
   *
   * @return the reply, if its status is a success. If its body reports a failure, the reply is
   *     marked as {@linkplain TokenReply#refused refused}.
   * @throws io.github.mesdk.error.MeException the failure, as callers of the token provider should
   *     see it
   */
  TokenReply refresh(String refreshToken, Deadline deadline);

  /** Returns whether this refusal means that the refresh token is no longer valid. */
  boolean endsLogin(UnauthenticatedException refusal);
}
