package io.github.mesdk.oauth2;

import com.nimbusds.openid.connect.sdk.Nonce;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.TokenStore;
import io.github.mesdk.token.refresh.TokenReply;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The last step of every login: verifies the ID token and stores the tokens. */
record LoginCompletion(TokenClient client, TokenStore store) {

  /**
   * Checks, before a person signs in, that the SDK can verify an ID token and store tokens. Throws
   * if it cannot.
   */
  void prepare(Deadline deadline) {
    if (client.scopes.contains("openid")
        && client.issuer.keys.isEndpointKnown()
        && !client.registration.isIdTokenSignedWithSecret()) {
      client.issuer.metadata.endpoints().get(Endpoints.Kind.JWKS);
    }
    store.update(deadline, before -> before);
  }

  /**
   * Verifies the ID token and stores the tokens.
   *
   * @param nonce the nonce of the login; null if the login sent none
   * @param requirement a check that follows the verification and precedes the store
   */
  LoginResult complete(
      TokenReply reply, @Nullable Nonce nonce, Runnable requirement, Deadline deadline) {
    StoredTokens tokens = client.owner().claim(tokens(reply), store);
    LoginResult result = verified(reply, nonce, deadline);
    requirement.run();
    StoredTokens login = result.subject().map(tokens::withSubject).orElse(tokens);
    store.update(deadline, before -> Optional.of(login));
    return result;
  }

  /** A login without a refresh token ends when its access token expires. */
  private StoredTokens tokens(TokenReply reply) {
    StoredTokens bearer = reply.withScopes(StoredTokens.of(reply.accessToken()), client.scopes);
    StoredTokens login = reply.proofKey().map(bearer::withProofKey).orElse(bearer);
    return reply.refreshToken().map(login::withRefreshToken).orElse(login);
  }

  private LoginResult verified(TokenReply reply, @Nullable Nonce nonce, Deadline deadline) {
    Optional<String> idToken = reply.text("id_token");
    boolean isRequested = client.scopes.contains("openid");
    if (idToken.isEmpty() && isRequested) {
      throw TokenException.of(
          "the issuer sent no ID token, although the login requested the scope openid, so it is"
              + " unknown who signed in; if the issuer supports only OAuth 2.0, request other"
              + " scopes");
    }
    IdTokenVerifier verifier = new IdTokenVerifier(client);
    if (idToken.isEmpty() || (!verifier.hasKey() && !isRequested)) {
      return new LoginResult(Optional.empty());
    }
    try {
      var expected =
          new IdTokenVerifier.Expected(nonce, Optional.empty(), reply.text("access_token"));
      if (!verifier.hasKey()) {
        verifier.checkUnverifiable(idToken.get(), expected);
        return new LoginResult(Optional.empty());
      }
      String subject = verifier.subject(idToken.get(), expected, deadline);
      return new LoginResult(Optional.of(subject), verifier.user(idToken.get()));
    } catch (InvalidTokenException invalid) {
      throw TokenException.of(invalid.about("the ID token"));
    } catch (MeException noKeys) {
      throw IdTokenVerifier.withoutKeys(noKeys);
    }
  }
}
