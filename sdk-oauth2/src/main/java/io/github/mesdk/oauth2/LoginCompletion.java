package io.github.mesdk.oauth2;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.openid.connect.sdk.Nonce;
import io.github.mesdk.concurrent.Interrupts;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.TokenStore;
import io.github.mesdk.token.refresh.TokenReply;
import java.text.ParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What all logins end with: the ID token is verified, and the tokens are stored. */
record LoginCompletion(TokenClient client, TokenStore store) {

  /** Fails before a person is asked, if the login could not be stored. */
  void checkStore(Deadline deadline) {
    store.update(deadline, before -> before);
  }

  LoginResult with(TokenReply reply, @Nullable Nonce nonce, Deadline deadline) {
    StoredTokens tokens = client.owner().claim(tokens(reply), store);
    Optional<String> subject = subject(reply, nonce, deadline);
    StoredTokens login = subject.map(tokens::withSubject).orElse(tokens);
    store.update(deadline, before -> Optional.of(login));
    return new LoginResult(subject);
  }

  private static StoredTokens tokens(TokenReply reply) {
    AccessToken accessToken = reply.accessToken();
    return reply
        .refreshToken()
        .map(StoredTokens::of)
        .orElseThrow(() ->
            TokenException.of(
                "the issuer gave no refresh token, so the login cannot be kept; allow refresh"
                    + " tokens for the client, or ask for the scope offline_access"))
        .withAccessToken(accessToken);
  }

  private Optional<String> subject(TokenReply reply, @Nullable Nonce nonce, Deadline limit) {
    OAuth2Issuer issuer = client.issuer;
    Optional<String> idToken = reply.text("id_token");
    if (idToken.isEmpty() || !issuer.keys.areKnown()) {
      return Optional.empty();
    }
    try {
      JwtVerifier signatures = new JwtVerifier(issuer.issuer, issuer.keys);
      JWT token = JWTParser.parse(idToken.get());
      return Optional.of(signatures.subject(token, client.registration.clientId(), nonce, limit));
    } catch (ParseException | IllegalArgumentException | BadJOSEException | JOSEException refused) {
      // Their messages quote claims.
      throw TokenException.of(
          "the ID token is not one that this issuer signed for this client and this login");
    } catch (MeException noKeys) {
      throw withoutKeys(noKeys);
    }
  }

  private static MeException withoutKeys(MeException failed) {
    if (Interrupts.isInterrupt(failed) || failed instanceof TokenException) {
      return failed;
    }
    String problem = "the ID token could not be verified: " + failed.problem();
    return TokenException.unavailable(problem, failed);
  }
}
