package io.github.mesdk.oauth2;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.TokenStore;
import io.github.mesdk.token.refresh.TokenReply;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Signs a person in with the browser on this machine, RFC 8252. The issuer redirects the browser to
 * a loopback port, and PKCE (S256) binds the authorization code to this login. Thread-safe.
 *
 * <pre>{@code
 * issuer.browserLogin(OAuth2Client.none("my-tool"), store).scope("openid").build()
 *     .signIn(address -> System.out.println("Open " + address));
 * }</pre>
 */
public final class BrowserLogin {
  private static final Duration TIMEOUT = Duration.ofMinutes(5);

  private final TokenClient client;
  private final TokenStore store;
  private final Map<String, String> parameters;
  private final LoginRequirements requirements;
  private final int port;
  private final Consumer<String> onUnverifiedError;
  private final boolean isRequestPushed;

  /** Values of parameters that may concern the person, or be secret. */
  private final List<String> privateValues;

  BrowserLogin(BrowserLoginBuilder from) {
    client = from.tokenClient();
    store = from.store;
    parameters = from.firstRequestParameters();
    requirements = from.requirements();
    port = from.port;
    onUnverifiedError = from.onUnverifiedError;
    isRequestPushed = from.isRequestPushed || client.issuer.metadata.requiresPushedRequests();
    privateValues = from.privateValues();
  }

  /** Same as {@link #signIn(Consumer, Deadline)} with a deadline of 5 minutes. */
  public LoginResult signIn(Consumer<URI> openBrowser) {
    return signIn(openBrowser, Deadline.after(TIMEOUT));
  }

  /**
   * Passes the address of the authorization request to {@code openBrowser}, waits for the redirect,
   * and stores the tokens. They replace any earlier login in the store. Blocks until the login is
   * complete or fails. The first redirect with the state of this login ends the wait. Redirects
   * with another state are ignored, because any program and any page in the browser can send them.
   * If the issuer sends no refresh token, the login lasts as long as its access token, unless
   * {@link BrowserLoginBuilder#refreshRequired} is set.
   *
   * @param openBrowser opens or displays the address; called once, on the calling thread, and
   *     expected to return without waiting for the person
   * @param deadline how long to wait for the redirect
   * @return the result, with the subject if the ID token was verified
   * @throws UnauthenticatedException if the person declined the sign-in
   * @throws TokenException if the redirect is from another issuer, if the issuer does not allow
   *     this client to use the authorization code grant, if it refuses a pushed request, if the
   *     tokens are not what an option requires, or if the store fails; retryable if the issuer is
   *     unreachable or the deadline passes
   * @throws TransportException if the thread is interrupted; its interrupt flag stays set
   */
  public LoginResult signIn(Consumer<URI> openBrowser, Deadline deadline) {
    TokenClient keyed = client.withNewKey();
    LoginCompletion completion = new LoginCompletion(keyed, store);
    completion.prepare(TokenClient.requestDeadline(deadline));
    requirements.prepare(client);
    Instant start = client.issuer.clock.instant();
    CodeVerifier verifier = new CodeVerifier();
    State state = new State();
    Nonce nonce = client.scopes.contains("openid") ? new Nonce() : null;
    try (RedirectListener listener = RedirectListener.open(port, state)) {
      URI redirect = listener.redirectUri();
      LoginAddress address =
          address(keyed, redirect, state, nonce, verifier, TokenClient.requestDeadline(deadline));
      openBrowser.accept(address.uri());
      String authorizationCode =
          listener
              .await(deadline, onUnverifiedError, address.timeout())
              .authorizationCode(
                  client.issuer, client.scrubber(null, secrets(state, nonce, verifier)));
      TokenReply tokens =
          keyed.requestTokens(
              new AuthorizationCodeGrant(
                  new AuthorizationCode(authorizationCode), redirect, verifier),
              TokenClient.requestDeadline(deadline),
              secrets(state, nonce, verifier, authorizationCode));
      requirements.checkRefreshToken(tokens);
      return completion.complete(
          tokens,
          nonce,
          () -> requirements.checkAge(tokens, start, client),
          TokenClient.requestDeadline(deadline));
    }
  }

  private LoginAddress address(
      TokenClient keyed,
      URI redirect,
      State state,
      @Nullable Nonce nonce,
      CodeVerifier verifier,
      Deadline deadline) {
    AuthorizationRequest request = request(redirect, state, nonce, verifier, keyed.key);
    if (isRequestPushed) {
      return new PushedRequest(keyed).push(request, deadline, secrets(state, nonce, verifier));
    }
    URI endpoint = client.issuer.metadata.endpoints().get(Endpoints.Kind.AUTHORIZATION);
    return new LoginAddress(LoginAddress.of(endpoint, request), Optional.empty());
  }

  private AuthorizationRequest request(
      URI redirect,
      State state,
      @Nullable Nonce nonce,
      CodeVerifier verifier,
      @Nullable DpopKey key) {
    AuthorizationRequest.Builder request =
        new AuthorizationRequest.Builder(
                ResponseType.CODE, new ClientID(client.registration.clientId()))
            .redirectionURI(redirect)
            .state(state)
            .codeChallenge(verifier, CodeChallengeMethod.S256);
    if (!client.scopes.isEmpty()) {
      request.scope(client.scope());
    }
    if (nonce != null) {
      request.customParameter("nonce", nonce.getValue());
    }
    if (!client.resources.isEmpty()) {
      request.resources(client.resources.toArray(new URI[0]));
    }
    if (!client.audiences.isEmpty()) {
      request.customParameter("audience", client.audiences.toArray(new String[0]));
    }
    if (key != null) {
      request.dPoPJWKThumbprintConfirmation(key.confirmation()); // RFC 9449 section 10
    }
    parameters.forEach((name, value) -> request.customParameter(name, value));
    return request.build();
  }

  /** Returns what to mask in messages in which the issuer repeats the request. */
  private String[] secrets(
      State state, @Nullable Nonce nonce, CodeVerifier verifier, String... more) {
    List<String> all = new ArrayList<>(privateValues);
    all.add(state.getValue());
    all.add(nonce == null ? "" : nonce.getValue());
    all.add(verifier.getValue());
    all.add(CodeChallenge.compute(CodeChallengeMethod.S256, verifier).getValue());
    all.addAll(List.of(more));
    return all.toArray(new String[0]);
  }

  @Override
  public String toString() {
    return "BrowserLogin{" + client + "}";
  }
}
