package io.github.mesdk.oauth2;

import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.refresh.LoginOwner;
import io.github.mesdk.token.refresh.RefreshEndpoint;
import io.github.mesdk.token.refresh.TokenReply;
import java.util.Optional;
import java.util.Set;

/** Refreshes a login at the token endpoint, RFC 6749 section 6. */
record RefreshGrant(TokenClient client) implements RefreshEndpoint {
  private static final Set<String> LOGIN_ENDING_ERRORS =
      Set.of("invalid_grant", "bad_refresh_token");

  @Override
  public LoginOwner owner() {
    return client.owner();
  }

  @Override
  public TokenReply refresh(StoredTokens login, Deadline deadline) {
    String refreshToken = login.refreshToken().orElseThrow();
    return client
        .withKeyOf(login)
        .execute(new RefreshTokenGrant(new RefreshToken(refreshToken)), deadline, refreshToken);
  }

  @Override
  public Optional<AccessToken> usable(AccessToken token, StoredTokens login) {
    return client.keys.usable(token, login);
  }

  /**
   * {@inheritDoc}
   *
   * <p>If the issuer has no {@code jwks_uri}, an ID token is ignored as at the login, unless the
   * subject of the login is known. A marked login whose subject is unknown stays marked: any user's
   * ID token would pass.
   */
  @Override
  public Optional<String> verifiedSubject(TokenReply reply, StoredTokens login, Deadline deadline) {
    IdTokenVerifier verifier = new IdTokenVerifier(client);
    boolean isSubjectKnown = login.subject().isPresent() || login.verificationPending();
    if (!isSubjectKnown && !verifier.hasKey()) {
      return Optional.empty();
    }
    try {
      Optional<String> idToken = idToken(reply);
      if (idToken.isEmpty()) {
        return Optional.empty();
      }
      if (login.verificationPending() && login.subject().isEmpty()) {
        throw new InvalidTokenException("cannot verify a login without a stored subject");
      }
      var expected = new IdTokenVerifier.Expected(null, login.subject(), accessToken(reply));
      return Optional.of(verifier.subject(idToken.get(), expected, deadline));
    } catch (InvalidTokenException invalid) {
      String problem = invalid.about("the ID token");
      throw invalid.isSetupFault
          ? TokenException.of(problem)
          : owner().unverified(problem + "; the login");
    } catch (MeException noKeys) {
      throw IdTokenVerifier.withoutKeys(noKeys);
    }
  }

  private static Optional<String> idToken(TokenReply reply) throws InvalidTokenException {
    try {
      return reply.text("id_token");
    } catch (TokenException notText) {
      throw new InvalidTokenException("is malformed");
    }
  }

  /** An access token that cannot be used is reported after the ID token has passed. */
  private static Optional<String> accessToken(TokenReply reply) {
    try {
      return reply.text("access_token");
    } catch (TokenException notText) {
      return Optional.empty();
    }
  }

  /**
   * Returns whether the error code ends the login. GitHub sends {@code bad_refresh_token} in place
   * of {@code invalid_grant}. After any other error code the login stays valid, because a gateway
   * may have sent it or the issuer may require a further step.
   */
  @Override
  public boolean endsLogin(UnauthenticatedException refusal) {
    return refusal.error().code().filter(LOGIN_ENDING_ERRORS::contains).isPresent();
  }

  @Override
  public String toString() {
    return client.toString();
  }
}
