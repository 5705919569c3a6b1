package io.github.mesdk.token.refresh;

import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.time.Deadline;

/** All that differs from one kind of login to the next. Implementations must be thread-safe. */
public interface RefreshEndpoint {

  /** Whose logins it refreshes. */
  LoginOwner owner();

  /**
   * Shows a refresh token, once.
   *
   * @return the reply, if its status says success; {@linkplain TokenReply#refused refused} if its
   *     body says otherwise
   * @throws io.github.mesdk.error.MeException why there is none, as the caller who wants a token
   *     should see it
   */
  TokenReply refresh(String refreshToken, Deadline deadline);

  /** Whether this refusal says that the refresh token is no longer good. */
  boolean endsLogin(UnauthenticatedException refusal);
}
