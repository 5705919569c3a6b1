package io.github.mesdk.oauth2;

import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.oauth2.sdk.token.Token;
import io.github.mesdk.concurrent.Interrupts;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.error.UnauthenticatedReason;
import io.github.mesdk.http.Reply;
import io.github.mesdk.http.Scrubber;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.TokenStore;
import io.github.mesdk.token.refresh.LoginOwner;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Removes a login from its store and revokes its tokens at the issuer, RFC 7009. */
record SignOut(OAuth2Issuer issuer, OAuth2Client client) {
  private static final String ENDPOINT = "the revocation endpoint";

  /** Returns whether the issuer revoked the tokens. */
  boolean signOut(TokenStore store, Deadline deadline) {
    Optional<StoredTokens> login = removed(store, deadline);
    if (login.isEmpty() || !issuer.metadata.endpoints(client).isNamed(Endpoints.Kind.REVOCATION)) {
      return false;
    }
    revokeTokens(login.get(), deadline);
    return true;
  }

  /** Tries the access token even if the issuer does not revoke the refresh token. */
  private void revokeTokens(StoredTokens login, Deadline deadline) {
    try {
      login.refreshToken().ifPresent(token -> revoke(new RefreshToken(token), login, deadline));
    } catch (MeException failed) {
      if (!Interrupts.isInterrupt(failed)) {
        suppress(failed, () -> revokeAccessToken(login, deadline));
      }
      throw failed;
    }
    revokeAccessToken(login, deadline);
  }

  private static void suppress(MeException failed, Runnable next) {
    try {
      next.run();
    } catch (MeException alsoFailed) {
      failed.addSuppressed(alsoFailed);
    }
  }

  private void revokeAccessToken(StoredTokens login, Deadline deadline) {
    try {
      login
          .accessToken()
          .map(AccessToken::value)
          .ifPresent(token -> revoke(new BearerAccessToken(token), login, deadline));
    } catch (MeException failed) {
      // Without its refresh token, the login ends with this access token anyway.
      boolean isUnsupported = OAuthErrors.errorCode(failed).equals("unsupported_token_type");
      if (!isUnsupported || login.refreshToken().isEmpty()) {
        throw failed;
      }
    }
  }

  /** Removes the login first, so that it is gone from this machine whatever the issuer answers. */
  private Optional<StoredTokens> removed(TokenStore store, Deadline deadline) {
    LoginOwner owner = issuer.owner(client);
    AtomicReference<@Nullable StoredTokens> removed = new AtomicReference<>();
    store.clearIf(
        deadline,
        login -> {
          removed.set(owner.claimLatest(login, store));
          return true;
        });
    return Optional.ofNullable(removed.get());
  }

  private void revoke(Token token, StoredTokens login, Deadline deadline) {
    var address = issuer.metadata.endpoint(Endpoints.Kind.REVOCATION, client);
    var authentication = client.authentication(issuer.identifier);
    TokenRevocationRequest request =
        authentication == null
            ? new TokenRevocationRequest(address, new ClientID(client.clientId()), token)
            : new TokenRevocationRequest(address, authentication, token);
    try (Reply reply =
        issuer.transports.reply(client, ENDPOINT, request.toHTTPRequest(), deadline)) {
      // Section 2.2 lets a client ignore the body of a 200. Some issuers refuse with one, and the
      // token then stays valid.
      Map<String, @Nullable Object> members = WireJson.object(reply).orElse(Map.of());
      if (!reply.isSuccessful() || WireJson.text(members, "error").isPresent()) {
        Scrubber scrubber = client.scrubber(authentication, secrets(login));
        throw OAuthErrors.of(ENDPOINT, reply, members, scrubber);
      }
    } catch (UnauthenticatedException refused) {
      // Section 2.2 asks for a 200, because an invalid token needs no revocation. Some issuers send
      // invalid_grant or invalid_token. Other codes, such as access_denied, refuse the revocation.
      if (refused.reason() == UnauthenticatedReason.UNKNOWN) {
        throw OAuthErrors.refused(ENDPOINT, refused);
      }
    }
  }

  private static String[] secrets(StoredTokens login) {
    return Stream.concat(
            login.refreshToken().stream(), login.accessToken().map(AccessToken::value).stream())
        .toArray(String[]::new);
  }
}
