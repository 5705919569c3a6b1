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
   * Sets the loopback port that receives the redirect. Default: any free port. Set a port for
   * issuers that require a registered redirect URI with a fixed port, contrary to RFC 8252. The
   * redirect URI is {@code http://127.0.0.1:port/callback}.
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
   * Sets the listener for error codes, such as {@code access_denied}, in redirects without the
   * state of the login. Some issuers omit the state from an error redirect. Any page in the browser
   * can send such a redirect too, so the error code does not end the login. Show the error code as
   * unverified and let the person decide whether to continue. Default: these error codes are
   * ignored.
   *
   * @param listener receives an error code that is registered for the authorization endpoint;
   *     called at most once per login for each error code, on the thread that called {@link
   *     BrowserLogin#signIn}. If the listener throws, {@code signIn} throws the same exception.
   */
  public BrowserLoginBuilder onUnverifiedError(Consumer<String> listener) {
    this.onUnverifiedError = requireNonNull(listener, "listener");
    return this;
  }

  /** Returns the {@link BrowserLogin}. Each call of its {@code signIn} signs a person in. */
  public BrowserLogin build() {
    return new BrowserLogin(this);
  }
}
