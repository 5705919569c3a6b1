package io.github.mesdk.oauth2;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.token.TokenStore;
import java.util.function.Consumer;

/** Builds a {@link BrowserLogin}. Not thread-safe. */
public final class BrowserLoginBuilder extends GrantBuilder<BrowserLoginBuilder> {
  final TokenStore store;
  int port;
  Consumer<String> onUnverifiedError = error -> {};

  BrowserLoginBuilder(OAuth2Issuer issuer, OAuth2Client client, TokenStore store) {
    super(issuer, client);
    this.store = store;
  }

  @Override
  BrowserLoginBuilder self() {
    return this;
  }

  /**
   * Sets the loopback port that receives the redirect. Default: any free port. Set it for issuers
   * that require a registered redirect URI with a fixed port, contrary to RFC 8252. The redirect
   * URI is {@code http://127.0.0.1:port/callback}.
   *
   * @param port the port; 0 for any free port
   * @throws IllegalArgumentException if the port is negative or above 65535
   */
  public BrowserLoginBuilder port(int port) {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("the port must be between 0 and 65535: " + port);
    }
    this.port = port;
    return this;
  }

  /**
   * Sets what to do with an error that the browser brings without the state of the login, such as
   * {@code access_denied}. Some issuers omit the state, but any page in the browser can send such a
   * redirect too. So the error does not end the login; show it as unverified, and the person can
   * decide. Default: ignore it.
   *
   * @param listener receives the code, which is one of those registered for the authorization
   *     endpoint; called at most once for each code, on the thread of {@link BrowserLogin#signIn}.
   *     An exception of it ends the login.
   */
  public BrowserLoginBuilder onUnverifiedError(Consumer<String> listener) {
    this.onUnverifiedError = requireNonNull(listener, "listener");
    return this;
  }

  /** Returns the login. It can be used any number of times. */
  public BrowserLogin build() {
    return new BrowserLogin(this);
  }
}
