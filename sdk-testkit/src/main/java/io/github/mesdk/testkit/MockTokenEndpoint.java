package io.github.mesdk.testkit;

import java.net.URI;
import java.time.Duration;
import java.util.List;

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
public final class MockTokenEndpoint {
  private final MockIdentityProvider provider;
  private final MockSystem system;
  private final TokenRequestDispatcher dispatcher;
  private final String adasRefreshToken;

  MockTokenEndpoint(
      MockIdentityProvider provider, MockSystem system, TokenRequestDispatcher dispatcher) {
    this.provider = provider;
    this.system = system;
    this.dispatcher = dispatcher;
    this.adasRefreshToken =
        hasRefreshTokens()
            ? dispatcher.issuer().newSession(dispatcher.issuer().owner()).refresh().value()
            : "";
  }

  /** The URL of the endpoint. */
  public URI url() {
    return provider.at(system.tokenPath().orElseThrow());
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
   * Starts a new session for a user. A user may have many sessions.
   *
   * @throws IllegalStateException if the system has no refresh tokens: Pulse
   */
  public MockTokens signIn(MockUser user) {
    requireRefreshTokens();
    TokenIssuer.TokenPair pair = dispatcher.issuer().newSession(user);
    SignIn access = pair.access();
    return new MockTokens(access.token(), pair.refresh().value(), access.expiresAt());
  }

  /**
   * Sets the lifetime of access tokens issued from now on. Defaults: two hours at CloudBase, one
   * hour at RiverGen, eight days at Pulse, five minutes at OpenID Connect. {@link
   * MockUser#sessionExpiresAt()} takes precedence. The kit uses the system clock; {@link
   * MockIdentityProvider#expire} expires a token immediately.
   *
   * @param lifetime the lifetime; sent in whole seconds, rounded down; tokens with lifetime zero
   *     are expired when they are issued
   * @throws IllegalArgumentException if it is negative
   */
  public void accessTokenLifetime(Duration lifetime) {
    ScriptedOutcome.requireNotNegative(lifetime);
    dispatcher.issuer().lifetime(lifetime);
  }

  /**
   * Sets whether the reuse of a refresh token revokes its whole session: the newer refresh token
   * and all access tokens. The default is true, as at the strictest servers. If false, only the
   * used token is rejected. Has no effect where refresh tokens do not rotate.
   */
  public void endSessionsOnReuse(boolean enabled) {
    dispatcher.issuer().endSessionsOnReuse(enabled);
  }

  /**
   * Replaces the script for all requests to this endpoint and returns the new, empty one. For a
   * request whose outcome in this script is {@link Outcome#success()}, the script of the refresh
   * token applies: see {@link MockIdentityProvider#script}.
   */
  public OutcomeScript script() {
    return dispatcher.newScript();
  }

  /** Takes the endpoint down: every request gets {@link Outcome#unavailable()}. */
  public void outage() {
    outage(Outcome.unavailable());
  }

  /**
   * Makes every request to the endpoint end in this outcome. Scripts do not advance during an
   * outage.
   *
   * @throws IllegalArgumentException if the system does not support the outcome
   */
  public void outage(Outcome outcome) {
    dispatcher.outage(outcome);
  }

  /** Ends the endpoint's outage; does nothing if there is none. */
  public void recover() {
    dispatcher.recover();
  }

  /**
   * The requests to this endpoint since the start or the last {@link MockIdentityProvider#clear()},
   * in order of arrival.
   */
  public List<ReceivedRequest> requests() {
    return provider.requests().stream()
        .filter(ReceivedRequest::isTokenRequest)
        .filter(request -> request.system().filter(system::equals).isPresent())
        .toList();
  }

  /** The number of {@link #requests()}. */
  public int count() {
    return requests().size();
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
