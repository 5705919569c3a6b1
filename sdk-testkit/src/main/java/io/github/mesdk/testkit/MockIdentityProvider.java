package io.github.mesdk.testkit;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mockwebserver3.MockWebServer;

/**
 * An in-memory identity provider: an HTTP server on the loopback interface that simulates six real
 * systems, each under its own base URL.
 *
 * <pre>{@code
 * try (MockIdentityProvider idp = MockIdentityProvider.start()) {
 *   URI base = idp.baseUrl(MockSystem.PULSE);    // configure the client under test with this
 *   String token = idp.token(MockSystem.PULSE);  // and with this: Ada Lovelace is signed in
 *   idp.script(token).then(Outcome.unavailable(), Outcome.rateLimited()).thenSuccess();
 * }
 * }</pre>
 *
 * <p>Thread-safe. Close it to release its threads and its port. A provider that is not closed does
 * not keep the JVM alive.
 */
public final class MockIdentityProvider implements AutoCloseable {
  private final SignIns signIns = new SignIns();
  final MockWebServer server = new MockWebServer();
  private final MockCredentials credentials =
      MockCredentials.generate(SampleUsers.of(MockSystem.PULSE).get(0));
  private final RequestDispatcher dispatcher = new RequestDispatcher(signIns, credentials, server);
  private final ExitWatcher exitWatcher = new ExitWatcher(server);
  private final Map<MockSystem, String> tokens = new EnumMap<>(MockSystem.class);
  private final Map<MockSystem, MockTokenEndpoint> tokenEndpoints = new EnumMap<>(MockSystem.class);

  private MockIdentityProvider() {
    server.setServerSocketFactory(new NoDelaySockets());
    dispatcher
        .tokenDispatchers()
        .forEach((system, tokenDispatcher) ->
            tokenEndpoints.put(system, new MockTokenEndpoint(this, system, tokenDispatcher)));
  }

  /**
   * Starts a provider on a free port of 127.0.0.1, with all systems up and Ada Lovelace signed in.
   *
   * @throws UncheckedIOException if it cannot listen on a port
   */
  public static MockIdentityProvider start() {
    MockIdentityProvider provider = new MockIdentityProvider();
    for (MockSystem system : MockSystem.values()) {
      MockUser first = provider.users(system).get(0);
      provider.tokens.put(system, provider.signIn(system, first));
    }
    provider.server.setDispatcher(provider.dispatcher);
    try {
      provider.server.start(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("the identity provider cannot listen on 127.0.0.1", e);
    }
    provider.exitWatcher.start();
    return provider;
  }

  /**
   * The base URL for the system's client. For OpenID Connect, it is the UserInfo endpoint itself.
   */
  public URI baseUrl(MockSystem system) {
    return at(system.basePath());
  }

  /** The full URL of the system's me endpoint, for programs that send the request themselves. */
  public URI meUrl(MockSystem system) {
    return at(system.mePath());
  }

  /**
   * The system's token endpoint.
   *
   * @throws IllegalArgumentException if it has none: Testiny and Krystal
   */
  public MockTokenEndpoint tokenEndpoint(MockSystem system) {
    MockTokenEndpoint endpoint = tokenEndpoints.get(system);
    if (endpoint == null) {
      throw new IllegalArgumentException(system + " has no token endpoint");
    }
    return endpoint;
  }

  /**
   * The issuer URL of OpenID Connect; its discovery document is at {@code
   * /.well-known/openid-configuration} below it.
   */
  public URI issuer() {
    return at(OidcMetadata.ISSUER);
  }

  /** The credentials that the token endpoints accept; constant for the life of the provider. */
  public MockCredentials credentials() {
    return credentials;
  }

  /**
   * Ada Lovelace's token at this system. At Krystal it is valid both as the caller's token and as
   * the subject's.
   */
  public String token(MockSystem system) {
    return requireNonNull(tokens.get(system), "system");
  }

  /**
   * Three sample users: Ada Lovelace, an administrator with all values set; Grace Hopper, a regular
   * member; and Alan Turing, who is suspended. Pass one to {@link #signIn}.
   */
  public List<MockUser> users(MockSystem system) {
    return SampleUsers.of(system);
  }

  /** Signs a user in and returns a new token; a user may be signed in many times. */
  public String signIn(MockSystem system, MockUser user) {
    return signIns.signIn(system, user);
  }

  /**
   * Replaces the script for requests with this token and returns the new, empty one. The script of
   * a refresh token applies to requests to the token endpoint.
   *
   * @throws IllegalArgumentException if this provider has not issued the token
   */
  public OutcomeScript script(String token) {
    return requireIssued(token).newScript();
  }

  /**
   * Expires the token now. At Krystal an expired subject token still gets an answer, with an {@code
   * expiry} in the past. Expiring a refresh token does not affect the access tokens of its session.
   *
   * @throws IllegalArgumentException if this provider has not issued the token
   */
  public void expire(String token) {
    requireIssued(token).expire();
  }

  /**
   * Revokes the token. At Krystal a revoked subject token still gets an answer, with a session that
   * is not active. Revoking a refresh token revokes all tokens of its session.
   *
   * @throws IllegalArgumentException if this provider has not issued the token
   */
  public void revoke(String token) {
    requireIssued(token).revoke();
  }

  /**
   * Takes the system down, except for its token endpoint: every request gets {@link
   * Outcome#unavailable()}.
   *
   * @see MockTokenEndpoint#outage()
   */
  public void outage(MockSystem system) {
    outage(system, Outcome.unavailable());
  }

  /**
   * Makes every request to the system end in this outcome, regardless of its credential and of
   * scripts. Scripts do not advance during an outage. The token endpoint has its own outages.
   *
   * @throws IllegalArgumentException if the system does not support the outcome
   */
  public void outage(MockSystem system, Outcome outcome) {
    dispatcher.outage(system, outcome);
  }

  /** Ends the system's outage; does nothing if there is none. */
  public void recover(MockSystem system) {
    dispatcher.recover(system);
  }

  /** All requests since the start or the last {@link #clear()}, in order of arrival. */
  public List<ReceivedRequest> requests() {
    return dispatcher.received();
  }

  /**
   * The requests to this system, in order of arrival. Excludes requests to its token endpoint,
   * which {@link MockTokenEndpoint#requests()} returns. Also excludes requests for OpenID Connect's
   * discovery document and keys.
   */
  public List<ReceivedRequest> requests(MockSystem system) {
    return requests().stream()
        .filter(request -> request.system().filter(system::equals).isPresent())
        .filter(request -> !request.isTokenRequest() && !OidcMetadata.serves(request.path()))
        .toList();
  }

  /** The number of {@link #requests(MockSystem)}. */
  public int count(MockSystem system) {
    return requests(system).size();
  }

  /**
   * Discards the recorded requests. Call it regularly in long load tests, because the provider
   * keeps all requests.
   */
  public void clear() {
    dispatcher.clear();
  }

  /** Stops the server. Further calls have no effect. */
  @Override
  public void close() {
    exitWatcher.stop();
    server.close();
  }

  /** Finds a token of any kind and system. The exception does not show the token. */
  private IssuedToken requireIssued(String token) {
    Stream<IssuedToken> refreshTokens =
        dispatcher.tokenDispatchers().values().stream()
            .flatMap(tokens -> tokens.issuer().find(token).stream());
    return Stream.concat(signIns.find(token).stream(), refreshTokens)
        .findAny()
        .orElseThrow(() -> new IllegalArgumentException("this provider has not issued the token"));
  }

  /**
   * All secrets of this provider: those of {@link #credentials()} and every token issued so far,
   * including tokens that only the program under test has received.
   */
  public Secrets secrets() {
    Stream<String> known =
        Stream.of(
            credentials.clientSecret(),
            credentials.apiKey(),
            credentials.apiSecret(),
            credentials.password());
    Stream<String> refreshTokens =
        dispatcher.tokenDispatchers().values().stream()
            .flatMap(tokens -> tokens.issuer().refreshTokens());
    return Secrets.of(
        Stream.concat(known, Stream.concat(signIns.tokens(), refreshTokens))
            .toArray(String[]::new));
  }

  URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.getPort() + path);
  }
}
