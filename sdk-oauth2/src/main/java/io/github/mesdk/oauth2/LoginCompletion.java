package io.github.mesdk.oauth2;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.openid.connect.sdk.Nonce;
import io.github.mesdk.concurrent.Interrupts;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.TokenStore;
import io.github.mesdk.token.refresh.TokenReply;
import java.text.ParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The last step of every login: verifies the ID token and stores the tokens. */
record LoginCompletion(TokenClient client, TokenStore store) {

  /**
   * Checks, before a person signs in, that the SDK can verify an ID token and store tokens. Throws
   * if it cannot.
   */
  void prepare(Deadline deadline) {
    if (client.scopes.contains("openid") && client.issuer.keys.isEndpointKnown()) {
      client.issuer.metadata.endpoints().get(Endpoints.Kind.JWKS);
    }
    store.update(deadline, before -> before);
  }

  LoginResult complete(TokenReply reply, @Nullable Nonce nonce, Deadline deadline) {
    StoredTokens tokens = client.owner().claim(tokens(reply), store);
    Optional<String> subject = subject(reply, nonce, deadline);
    StoredTokens login = subject.map(tokens::withSubject).orElse(tokens);
    store.update(deadline, before -> Optional.of(login));
    return new LoginResult(subject);
  }

  /** A login without a refresh token ends when its access token expires. */
  private static StoredTokens tokens(TokenReply reply) {
    StoredTokens login = StoredTokens.of(reply.accessToken());
    return reply.refreshToken().map(login::withRefreshToken).orElse(login);
  }

  private Optional<String> subject(TokenReply reply, @Nullable Nonce nonce, Deadline deadline) {
    OAuth2Issuer issuer = client.issuer;
    Optional<String> idToken = reply.text("id_token");
    if (idToken.isEmpty() || !issuer.keys.isEndpointKnown()) {
      return Optional.empty();
    }
    try {
      JwtVerifier verifier = new JwtVerifier(issuer.identifier, issuer.keys);
      CompactJwt token = CompactJwt.parse(idToken.get());
      return Optional.of(verifier.subject(token, client.registration.clientId(), nonce, deadline));
    } catch (ParseException | BadJOSEException | JOSEException invalid) {
      // No cause, because the messages of these exceptions quote claims.
      throw TokenException.of(
          "the ID token is malformed, has expired, or is not for this issuer, client and login");
    } catch (MeException noKeys) {
      throw withoutKeys(noKeys);
    }
  }

  private static MeException withoutKeys(MeException failure) {
    if (Interrupts.isInterrupt(failure) || failure instanceof TokenException) {
      return failure;
    }
    String problem = "cannot verify the ID token: " + failure.problem();
    return TokenException.unavailable(problem, failure);
  }
}
