package io.github.mesdk.testkit;

import java.time.Duration;

/**
 * The token endpoint of one system of a {@link MockIdentityProvider}. The system's me endpoint
 * accepts the tokens that this endpoint issues. The two endpoints have separate outages, scripts
 * and counts.
 *
 * <pre>{@code
 * MockTokenEndpoint tokens = idp.tokenEndpoint(MockSystem.CLOUDBASE);
 * MyApp app = new MyApp(tokens.url(), tokens.refreshToken());
 * tokens.outage(Outcome.htmlPage());
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class MockTokenEndpoint extends MockEndpoint {
  private final MockSystem system;
  private final TokenIssuer issuer;
  private final String adasRefreshToken;

  MockTokenEndpoint(
      MockIdentityProvider provider,
      MockSystem system,
      TokenIssuer issuer,
      EndpointDispatcher dispatcher) {
    super(provider, system.tokenPath().orElseThrow(), dispatcher);
    this.system = system;
    this.issuer = issuer;
    this.adasRefreshToken =
        hasRefreshTokens() ? issuer.newSession(issuer.owner()).refresh().value() : "";
  }

  /**
   * The first refresh token of a session of Ada Lovelace. Where refresh tokens rotate, it is valid
   * for one request only.
   *
   * @throws IllegalStateException if the system has no refresh tokens: Pulse
   */
  public String refreshToken() {
    requireRefreshTokens();
    return adasRefreshToken;
  }

  /**
   * Starts a new session for a user. A user may have many sessions. At OpenID Connect its tokens
   * have every scope. They belong to the client that first sends one to the token or revocation
   * endpoint.
   *
   * @throws IllegalStateException if the system has no refresh tokens: Pulse
   */
  public MockTokens signIn(MockUser user) {
    requireRefreshTokens();
    TokenIssuer.TokenPair pair = issuer.newSession(user);
    SignIn access = pair.access();
    return new MockTokens(access.token(), pair.refresh().value(), access.expiresAt());
  }

  /**
   * Sets the lifetime of access tokens issued from now on. Defaults: two hours at CloudBase, one
   * hour at RiverGen, eight days at Pulse, five minutes at OpenID Connect. {@link
   * MockUser#sessionExpiresAt()} takes precedence. {@link MockIdentityProvider#clock()} decides
   * when it is over.
   *
   * @param lifetime the lifetime; sent in whole seconds, rounded down; tokens with lifetime zero
   *     are expired when they are issued
   * @throws IllegalArgumentException if it is negative
   */
  public void accessTokenLifetime(Duration lifetime) {
    ScriptedOutcome.requireNotNegative(lifetime);
    issuer.lifetime(lifetime);
  }

  /**
   * Sets the lifetime of sessions that start from now on: 30 days by default. When it is over, the
   * session's refresh tokens have expired. Access tokens keep their own lifetime.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public void sessionLifetime(Duration lifetime) {
    ScriptedOutcome.requireNotNegative(lifetime);
    issuer.sessionLifetime(lifetime);
  }

  /**
   * Sets whether the reuse of a refresh token revokes its whole session: the newer refresh token
   * and all access tokens. The default is true, as at the strictest servers. If false, only the
   * used token is rejected. Has no effect where refresh tokens do not rotate.
   */
  public void endSessionsOnReuse(boolean enabled) {
    issuer.endSessionsOnReuse(enabled);
  }

  private boolean hasRefreshTokens() {
    return system.tokenDialect().orElseThrow().hasRefreshTokens();
  }

  private void requireRefreshTokens() {
    if (!hasRefreshTokens()) {
      throw new IllegalStateException(system + " has no refresh tokens");
    }
  }
}
