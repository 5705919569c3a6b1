package io.github.mesdk.oauth2;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets a person sign in with the browser of this machine, RFC 8252: the authorization code comes
 * back to a port of this machine and is of use to this program only (PKCE with S256). Thread-safe.
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
  private final int port;

  BrowserLogin(BrowserLoginBuilder from) {
    client = from.tokenClient();
    store = from.store;
    port = from.port;
  }

  /** As {@link #signIn(Consumer, Deadline)}, within 5 minutes. */
  public LoginResult signIn(Consumer<URI> openBrowser) {
    return signIn(openBrowser, Deadline.after(TIMEOUT));
  }

  /**
   * Gives {@code openBrowser} the address to open, and waits for the browser to come back. Blocks;
   * the tokens are then in the store, in place of any before. What comes back is taken once,
   * whether it is good or not.
   *
   * @param openBrowser opens the address, or shows it; called once, on this thread, and should
   *     return
   * @throws UnauthenticatedException if the person declined
   * @throws TokenException if what came back is not the answer to this login, or the program may
   *     not sign people in so; retryable if the issuer cannot be reached, or the deadline passed
   * @throws TransportException if the thread is interrupted; its flag is still set
   */
  public LoginResult signIn(Consumer<URI> openBrowser, Deadline deadline) {
    LoginCompletion end = new LoginCompletion(client, store);
    end.checkStore(TokenClient.step(deadline));
    CodeVerifier verifier = new CodeVerifier();
    State state = new State();
    Nonce nonce = client.scopes.contains("openid") ? new Nonce() : null;
    try (LoopbackListener listener = LoopbackListener.open(port)) {
      URI redirect = listener.redirectUri();
      openBrowser.accept(address(redirect, state, nonce, verifier));
      AuthorizationResponse back = new AuthorizationResponse(listener.await(deadline));
      String code = back.code(client, state);
      TokenReply tokens =
          client.ask(
              new AuthorizationCodeGrant(new AuthorizationCode(code), redirect, verifier),
              TokenClient.step(deadline),
              code,
              verifier.getValue());
      return end.with(tokens, nonce, TokenClient.step(deadline));
    }
  }

  private URI address(URI redirect, State state, @Nullable Nonce nonce, CodeVerifier verifier) {
    URI endpoint = client.issuer.metadata.endpoints().get(Endpoints.Kind.AUTHORIZATION);
    AuthorizationRequest.Builder request =
        new AuthorizationRequest.Builder(
                ResponseType.CODE, new ClientID(client.registration.clientId()))
            .endpointURI(endpoint)
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
    return request.build().toURI();
  }

  @Override
  public String toString() {
    return "BrowserLogin{" + client + "}";
  }
}
