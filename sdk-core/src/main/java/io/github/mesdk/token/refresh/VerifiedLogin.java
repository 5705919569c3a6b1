package io.github.mesdk.token.refresh;

import io.github.mesdk.error.MeException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.StoredTokens;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A login after the check of a refresh reply.
 *
 * @param login the login, marked if its user must be verified
 * @param failure why no token of the login may be used; null if the tokens may be used
 */
record VerifiedLogin(StoredTokens login, @Nullable MeException failure) {

  /**
   * Checks whether the tokens of {@code reply} belong to the user of {@code login}. After a failed
   * check, a later reply without an ID token could contain the tokens of the other user. Therefore
   * the login stays marked until an ID token passes.
   *
   * @throws MeException if the check is not possible at present, or if the endpoint refused to
   *     refresh a marked login
   */
  static VerifiedLogin of(
      StoredTokens login,
      TokenReply reply,
      RefreshEndpoint endpoint,
      Object store,
      Deadline deadline) {
    Optional<String> subject;
    try {
      subject = endpoint.verifiedSubject(reply, login, deadline);
    } catch (UnauthenticatedException invalid) {
      return new VerifiedLogin(login.withVerificationPending(true), invalid);
    }
    if (subject.isPresent()) {
      StoredTokens verified = login.withSubject(subject.get()).withVerificationPending(false);
      return new VerifiedLogin(verified, null);
    }
    if (!login.verificationPending()) {
      return new VerifiedLogin(login, null);
    }
    reply.accepted();
    return new VerifiedLogin(login, endpoint.owner().unverified("the login in " + store));
  }
}
