package io.github.mesdk.oauth2;

import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.device.DeviceCodeGrant;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.tokenexchange.TokenExchangeGrant;
import io.github.mesdk.concurrent.Durations;
import io.github.mesdk.error.MeException;
import io.github.mesdk.http.Reply;
import io.github.mesdk.http.Scrubber;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.refresh.LoginOwner;
import io.github.mesdk.token.refresh.TokenReply;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.minidev.json.JSONObject;

/** One client and what it wants, towards the token endpoint of one issuer. Immutable. */
final class TokenClient {
  private static final String WHAT = "the token endpoint";

  final OAuth2Issuer issuer;
  final OAuth2Client registration;
  final List<String> scopes;
  final List<URI> resources;
  final List<String> audiences;

  TokenClient(GrantBuilder<?> from) {
    issuer = from.issuer;
    registration = from.client;
    scopes = List.copyOf(from.scopes);
    resources = List.copyOf(from.resources);
    audiences = List.copyOf(from.audiences);
  }

  /**
   * The tokens that the issuer gives for {@code grant}.
   *
   * @param secrets what of the grant must not be shown if the issuer repeats it
   * @throws MeException why there are none
   */
  TokenReply ask(AuthorizationGrant grant, Deadline deadline, String... secrets) {
    return execute(grant, deadline, secrets).accepted();
  }

  /** As {@link #ask}, but the reply may be a refusal, if only its status says success. */
  TokenReply execute(AuthorizationGrant grant, Deadline deadline, String... secrets) {
    URI endpoint = issuer.metadata.endpoints().get(Endpoints.Kind.TOKEN);
    Instant asked = issuer.clock.instant(); // a token lasts no longer than from here
    Reply reply = issuer.reply(WHAT, request(endpoint, grant).toHTTPRequest(), deadline);
    Scrubber scrubber = scrubber(secrets);
    if (!reply.isSuccessful()) {
      throw OAuthErrors.of(WHAT, reply, scrubber);
    }
    JSONObject object =
        JsonReply.object(reply)
            .orElseThrow(() -> OAuthErrors.unreadable(WHAT, "it is no JSON object"));
    TokenReply tokens = new TokenReply(WHAT, object, "access_token", asked);
    // Some services refuse with a 200.
    return object.get("access_token") == null && JsonReply.text(object, "error").isPresent()
        ? tokens.refused(OAuthErrors.of(WHAT, reply, scrubber))
        : tokens;
  }

  /**
   * The time of one step of something that waits for a person: an endpoint is not waited for so
   * long.
   */
  static Deadline step(Deadline deadline) {
    Duration time = Durations.shorter(deadline.remaining(), ClientCredentialsTokens.TIMEOUT);
    return Deadline.after(time.isZero() ? Duration.ofNanos(1) : time);
  }

  /** Knows what this client sends, and {@code secrets} besides. */
  Scrubber scrubber(String... secrets) {
    List<String> all = new ArrayList<>(registration.secrets());
    all.addAll(List.of(secrets));
    return Scrubber.of(all);
  }

  private TokenRequest request(URI endpoint, AuthorizationGrant grant) {
    var proof = registration.prove(issuer.issuer);
    TokenRequest.Builder request =
        proof == null
            ? new TokenRequest.Builder(endpoint, new ClientID(registration.clientId()), grant)
            : new TokenRequest.Builder(endpoint, proof, grant);
    if (proof instanceof PrivateKeyJWT) {
      // The statement names the client too, but some servers look it up before they read that.
      request.customParameter("client_id", registration.clientId());
    }
    boolean isScopeSettled =
        grant instanceof AuthorizationCodeGrant || grant instanceof DeviceCodeGrant;
    if (!isScopeSettled && !scopes.isEmpty()) {
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

  /** Whose a login is that this client gets. */
  LoginOwner owner() {
    return new LoginOwner(Optional.empty(), issuer.issuer, Optional.of(registration.clientId()));
  }

  Scope scope() {
    return new Scope(scopes.toArray(new String[0]));
  }

  @Override
  public String toString() {
    return "TokenClient{" + registration.clientId() + " at " + issuer.issuer + "}";
  }
}
