package io.github.mesdk.testkit;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Where one system of a {@link MockIdentityProvider} gives out tokens. What it gives out, the
 * system's "who am I?" takes. Each of the two has its own outages, scripts and count, so that one
 * can be down while the other is up.
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
  private final TokenRequestDispatcher desk;
  private final String adasRefreshToken;

  MockTokenEndpoint(MockIdentityProvider provider, MockSystem system, TokenRequestDispatcher desk) {
    this.provider = provider;
    this.system = system;
    this.desk = desk;
    this.adasRefreshToken =
        hasRefreshTokens() ? desk.mint().newSession(desk.mint().person()).refresh().text() : "";
  }

  /** The address that requests are posted to. */
  public URI url() {
    return provider.at(system.tokenPath().orElseThrow());
  }

  /**
   * The first refresh token of a session of Ada Lovelace's. Where refresh tokens rotate it is good
   * for one request only.
   *
   * @throws IllegalStateException if the system has no refresh tokens: Pulse
   */
  public String refreshToken() {
    requireRefreshTokens();
    return adasRefreshToken;
  }

  /**
   * Starts a session of its own for a user, who may have many.
   *
   * @throws IllegalStateException if the system has no refresh tokens: Pulse
   */
  public MockTokens signIn(MockUser user) {
    requireRefreshTokens();
    TokenMint.Pair pair = desk.mint().newSession(user);
    SignIn access = pair.access();
    return new MockTokens(access.token(), pair.refresh().text(), access.expiresAt());
  }

  /**
   * How long the access tokens live that are given out from now on. Unless set: two hours at
   * CloudBase, one at RiverGen, eight days at Pulse, five minutes at OpenID Connect. The clock is
   * the machine's; {@link MockIdentityProvider#expire} ends a token at once. A user's {@link
   * MockUser#sessionExpiresAt()} goes before this.
   *
   * @param lifetime told in whole seconds, rounded down; zero gives tokens that have expired
   * @throws IllegalArgumentException if it is negative
   */
  public void accessTokenLifetime(Duration lifetime) {
    ScriptedOutcome.requireNotNegative(lifetime);
    desk.mint().lifetime(lifetime);
  }

  /**
   * Whether a refresh token that comes a second time ends its session: none of the session's tokens
   * is good from then on, the successor and the access tokens included. So it is unless set, as at
   * the strictest servers; otherwise only the used token is refused. Without meaning where refresh
   * tokens do not rotate.
   */
  public void endSessionsOnReuse(boolean strict) {
    desk.mint().strict(strict);
  }

  /**
   * A new script for the next requests to this endpoint, whatever they bear, in place of the
   * earlier one. Where it says {@link Outcome#success()}, a script of the refresh token decides:
   * see {@link MockIdentityProvider#script}.
   */
  public OutcomeScript script() {
    return desk.newScript();
  }

  /** Takes the endpoint down: {@link Outcome#unavailable()} for every request to it. */
  public void outage() {
    outage(Outcome.unavailable());
  }

  /**
   * Lets every request to the endpoint end in this way; scripts are not used up meanwhile.
   *
   * @throws IllegalArgumentException if the system never says it
   */
  public void outage(Outcome outcome) {
    desk.outage(outcome);
  }

  /** Brings the endpoint back; harmless if it is up. */
  public void recover() {
    desk.recover();
  }

  /** The requests to this endpoint, in the order of their arrival. */
  public List<ReceivedRequest> requests() {
    return provider.requests().stream()
        .filter(ReceivedRequest::asksForTokens)
        .filter(request -> request.system().filter(system::equals).isPresent())
        .toList();
  }

  /** How many requests have come to this endpoint. */
  public int count() {
    return requests().size();
  }

  private boolean hasRefreshTokens() {
    return system.tokenDialect().orElseThrow().refreshes();
  }

  private void requireRefreshTokens() {
    if (!hasRefreshTokens()) {
      throw new IllegalStateException(system + " has no refresh tokens");
    }
  }
}
