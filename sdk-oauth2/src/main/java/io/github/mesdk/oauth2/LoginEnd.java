package io.github.mesdk.oauth2;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.openid.connect.sdk.Nonce;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.TokenStore;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What all logins end with: the ID token is verified, and the tokens are stored. */
record LoginEnd(TokenClient asking, TokenStore store) {

  SignedIn with(TokenReply reply, @Nullable Nonce nonce, Deadline deadline) {
    Optional<String> subject = subject(reply.idToken(), nonce, deadline);
    StoredTokens tokens =
        reply
            .toStore(null)
            .orElseThrow(() ->
                TokenException.of(
                    "the issuer gave no refresh token, so the login cannot be kept; allow refresh"
                        + " tokens for the client, or ask for the scope offline_access"));
    store.update(deadline, before -> Optional.of(tokens));
    return new SignedIn(subject);
  }

  private Optional<String> subject(@Nullable JWT idToken, @Nullable Nonce nonce, Deadline limit) {
    OAuth2Issuer issuer = asking.issuer;
    if (idToken == null || !issuer.keys.areKnown()) {
      return Optional.empty();
    }
    try {
      SignedTokens signatures = new SignedTokens(issuer.issuer, issuer.keys);
      return Optional.of(signatures.subject(idToken, asking.client.clientId(), nonce, limit));
    } catch (BadJOSEException | JOSEException refused) {
      // Their messages quote claims.
      throw TokenException.of(
          "the ID token is not one that this issuer signed for this client and this login");
    } catch (MeException noKeys) {
      throw withoutKeys(noKeys);
    }
  }

  private static MeException withoutKeys(MeException failed) {
    boolean isInterrupted =
        failed instanceof TransportException transport
            && transport.reason() == TransportException.Reason.INTERRUPTED;
    if (isInterrupted || failed instanceof TokenException) {
      return failed;
    }
    String problem = "the ID token could not be verified: " + failed.problem();
    return TokenException.unavailable(problem, failed);
  }
}
