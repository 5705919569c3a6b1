package io.github.mesdk.oauth2;

import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.device.DeviceCodeGrant;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.tokenexchange.TokenExchangeGrant;
import io.github.mesdk.concurrent.Durations;
import io.github.mesdk.error.DecodeException;
import io.github.mesdk.error.MeException;
import io.github.mesdk.http.Reply;
import io.github.mesdk.http.RequestSigner;
import io.github.mesdk.http.Scrubber;
import io.github.mesdk.model.read.TokenScan;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.refresh.LoginOwner;
import io.github.mesdk.token.refresh.TokenReply;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends the token requests of one client to one issuer. Immutable. */
final class TokenClient {
  static final String ENDPOINT = "the token endpoint";
  private static final String ACCESS_TOKEN = "access_token";

  final OAuth2Issuer issuer;
  final OAuth2Client registration;
  final List<String> scopes;
  final List<URI> resources;
  final List<String> audiences;
  final DpopKeys keys;

  /** The key that the requested tokens are bound to; null for bearer tokens. */
  final @Nullable DpopKey key;

  private final boolean mayBeBearer;

  TokenClient(GrantBuilder<?> from) {
    issuer = from.issuer;
    registration = from.client;
    scopes = List.copyOf(from.scopes);
    resources = List.copyOf(from.resources);
    audiences = List.copyOf(from.audiences);
    keys = new DpopKeys(from.dpop, issuer);
    key = null;
    mayBeBearer = true;
  }

  private TokenClient(TokenClient from, DpopKey key, boolean mayBeBearer) {
    issuer = from.issuer;
    registration = from.registration;
    scopes = from.scopes;
    resources = from.resources;
    audiences = from.audiences;
    keys = from.keys;
    this.key = key;
    this.mayBeBearer = mayBeBearer;
  }

  /** Returns a client that binds its tokens to a new key, if the program requested DPoP. */
  TokenClient withNewKey() {
    return with(keys.newKey(), Optional.empty());
  }

  /**
   * Returns a client that binds its tokens to the key of this login.
   *
   * @throws io.github.mesdk.error.TokenException if the key cannot be used
   */
  TokenClient withKeyOf(StoredTokens login) {
    return with(keys.keyOf(login), Optional.of(login));
  }

  private TokenClient with(@Nullable DpopKey key, Optional<StoredTokens> login) {
    return key == null ? this : new TokenClient(this, key, keys.mayBeBearer(login));
  }

  /**
   * Requests tokens for {@code grant}.
   *
   * @param secrets the secrets of the grant; removed from messages in which the issuer repeats them
   * @throws MeException if the issuer issues no tokens
   */
  TokenReply requestTokens(AuthorizationGrant grant, Deadline deadline, String... secrets) {
    return execute(grant, deadline, secrets).accepted();
  }

  /**
   * Same as {@link #requestTokens}, except for a reply with a success status that has an error code
   * or cannot be read. This method returns that reply, and {@link TokenReply#accepted} throws the
   * error.
   */
  TokenReply execute(AuthorizationGrant grant, Deadline deadline, String... secrets) {
    URI endpoint = endpoint(Endpoints.Kind.TOKEN);
    Instant requested = issuer.clock.instant(); // the lifetime counts from here
    var authentication = registration.authentication(issuer.identifier);
    HTTPRequest request = request(endpoint, authentication, grant).toHTTPRequest();
    Scrubber scrubber = scrubber(authentication, secrets);
    RequestSigner signer = key == null ? null : key.signer();
    try (Reply reply = issuer.transports.reply(registration, ENDPOINT, request, signer, deadline)) {
      OAuthErrors.checkStatus(ENDPOINT, reply, scrubber);
      TokenReply tokens = read(reply, requested, scrubber);
      return key == null ? tokens : tokens.withProof(key, mayBeBearer);
    }
  }

  /**
   * Returns the address of an endpoint for this client.
   *
   * @throws TokenException if there is none, or the SDK refuses it
   */
  URI endpoint(Endpoints.Kind kind) {
    return issuer.metadata.endpoint(kind, registration);
  }

  /** Same as {@link ClientTransports#reply}, for this client. */
  Reply reply(String name, HTTPRequest request, Deadline deadline) {
    return issuer.transports.reply(registration, name, request, deadline);
  }

  private static TokenReply read(Reply reply, Instant requested, Scrubber scrubber) {
    Map<String, @Nullable Object> members;
    try {
      members = WireJson.members(reply, scrubber);
    } catch (DecodeException unreadable) {
      // The issuer may have replaced the refresh token of the login.
      TokenScan body = TokenScan.of(reply.body(), "", ACCESS_TOKEN);
      return TokenReply.unreadable(
          body.refreshTokens(),
          body.hasIdToken() || reply.isTooLarge(), // the rest of a large body was not read
          OAuthErrors.undecodable(ENDPOINT, unreadable, !body.isTokenReply()));
    }
    TokenReply tokens = new TokenReply(ENDPOINT, members, ACCESS_TOKEN, requested);
    // Some issuers report errors with a 200.
    return OAuthErrors.hasErrorInsteadOf(members, ACCESS_TOKEN)
        ? tokens.refused(OAuthErrors.of(ENDPOINT, reply, members, scrubber))
        : tokens;
  }

  /**
   * Returns the deadline for one request of an interactive login: {@code deadline}, but at most 30
   * seconds from now. A login may wait minutes for a person, but not for an endpoint.
   */
  static Deadline requestDeadline(Deadline deadline) {
    Duration time = Durations.shorter(deadline.remaining(), ClientCredentialsTokenProvider.TIMEOUT);
    return Deadline.after(time.isZero() ? Duration.ofNanos(1) : time);
  }

  /**
   * Returns a scrubber of this client's secrets and of {@code secrets}.
   *
   * @param sent the authentication that the request has; null if it has none
   */
  Scrubber scrubber(@Nullable ClientAuthentication sent, String... secrets) {
    return registration.scrubber(sent, secrets);
  }

  private TokenRequest request(
      URI endpoint, @Nullable ClientAuthentication authentication, AuthorizationGrant grant) {
    TokenRequest.Builder request =
        authentication == null
            ? new TokenRequest.Builder(endpoint, new ClientID(registration.clientId()), grant)
            : new TokenRequest.Builder(endpoint, authentication, grant);
    boolean isScopeFixed =
        grant instanceof AuthorizationCodeGrant || grant instanceof DeviceCodeGrant;
    if (!isScopeFixed && !scopes.isEmpty()) {
      request.scope(scope());
    }
    if (!resources.isEmpty()) {
      request.resources(resources.toArray(new URI[0]));
    }
    if (!audiences.isEmpty() && !(grant instanceof TokenExchangeGrant)) {
      request.customParameter("audience", audiences.toArray(new String[0]));
    }
    return request.build();
  }

  /** Returns the owner of the logins that this client obtains. */
  LoginOwner owner() {
    return issuer.owner(registration);
  }

  Scope scope() {
    return new Scope(scopes.toArray(new String[0]));
  }

  @Override
  public String toString() {
    return "TokenClient{" + registration.clientId() + " at " + issuer.identifier + "}";
  }
}
