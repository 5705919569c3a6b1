package io.github.mesdk.testkit;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.testkit.internal.CertificateAuthority;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;

/**
 * An in-memory identity provider: an HTTP server on the loopback interface that simulates sixteen
 * real systems, each under its own base URL.
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
 * not keep the JVM alive. Older artifacts of OkHttp cause an {@code IllegalStateException}.
 */
public final class MockIdentityProvider extends OidcProvider implements AutoCloseable {
  final LoopbackServer server;
  private final ProviderState state;
  private final RequestLog log;
  private final RequestDispatcher dispatcher;
  private final Map<MockSystem, String> tokens = new EnumMap<>(MockSystem.class);
  private final Map<MockSystem, MockTokenEndpoint> tokenEndpoints = new EnumMap<>(MockSystem.class);

  MockIdentityProvider(LoopbackServer server, ProviderState state, RequestLog log) {
    this.server = server;
    this.state = state;
    this.dispatcher = new RequestDispatcher(state, server.web, log);
    this.log = log;
    Endpoints endpoints = dispatcher.endpoints();
    endpoints
        .issuers()
        .forEach((system, issuer) -> {
          String path = system.tokenPath().orElseThrow();
          EndpointDispatcher tokens = endpoints.at(path).orElseThrow();
          tokenEndpoints.put(system, new MockTokenEndpoint(this, system, issuer, tokens));
        });
  }

  /**
   * Starts a provider on a free port of 127.0.0.1, with all systems up and Ada Lovelace signed in.
   *
   * @throws UncheckedIOException if it cannot listen on a port
   * @see #builder()
   */
  public static MockIdentityProvider start() {
    return builder().start();
  }

  /** Returns a builder, to set the port, https, the clock or the users. */
  public static MockIdentityProviderBuilder builder() {
    return new MockIdentityProviderBuilder();
  }

  void listen(int port) {
    for (MockSystem system : MockSystem.values()) {
      tokens.put(system, signIn(system, state.users().first(system)));
    }
    server.start(dispatcher, port);
  }

  /**
   * The clock that tokens, sessions and codes expire by. It runs like the system clock, unless
   * {@link MockIdentityProviderBuilder#clock} sets another. The program under test may use it too.
   */
  public Clock clock() {
    return state.clock();
  }

  /**
   * Moves {@link #clock()} forward, so that tokens, sessions and codes expire without waiting.
   *
   * @throws IllegalArgumentException if the duration is negative
   */
  public void advanceClock(Duration duration) {
    state.clock().advance(duration);
  }

  /**
   * An SSL context that trusts every server of the kit in this JVM, and no other; for clients of a
   * provider that was started with {@link MockIdentityProviderBuilder#https()}.
   */
  public static SSLContext sslContext() {
    return CertificateAuthority.clientContext();
  }

  /** The trust manager of {@link #sslContext()}, for clients that need both, such as OkHttp. */
  public static X509TrustManager trustManager() {
    return CertificateAuthority.trustManager();
  }

  /** The certificate to trust as PEM text, for programs in other languages. */
  public static String authorityPem() {
    return CertificateAuthority.pem();
  }

  /** The base URL for the system's client; for OpenID Connect, the UserInfo endpoint itself. */
  public URI baseUrl(MockSystem system) {
    return at(system.basePath());
  }

  /** The full URL of the system's me endpoint, for programs that send the request themselves. */
  public URI meUrl(MockSystem system) {
    return at(system.mePath());
  }

  /**
   * The system's token endpoint. Only Pulse, RiverGen, CloudBase and OpenID Connect have one.
   *
   * @throws IllegalArgumentException if the system has none
   */
  public MockTokenEndpoint tokenEndpoint(MockSystem system) {
    MockTokenEndpoint endpoint = tokenEndpoints.get(system);
    if (endpoint == null) {
      throw new IllegalArgumentException(system + " has no token endpoint");
    }
    return endpoint;
  }

  @Override
  AuthorizationGrants grants() {
    return state.grants();
  }

  @Override
  MockEndpoint endpoint(OidcEndpoint endpoint) {
    return endpoint == OidcEndpoint.TOKEN
        ? tokenEndpoint(MockSystem.OIDC)
        : new MockEndpoint(
            this, endpoint.path(), dispatcher.endpoints().at(endpoint.path()).orElseThrow());
  }

  /** The credentials that the token endpoints accept; constant for the life of the provider. */
  public MockCredentials credentials() {
    return state.credentials();
  }

  /**
   * The token of the first user, Ada Lovelace, at this system. At Krystal it is valid both as the
   * caller's token and as the subject's.
   */
  public String token(MockSystem system) {
    return requireNonNull(tokens.get(system), "system");
  }

  /**
   * Three sample users: Ada Lovelace, an administrator with all values set; Grace Hopper, a regular
   * member; and Alan Turing, who is suspended. If {@link MockIdentityProviderBuilder#users} has set
   * others, returns those, as this system knows them. Pass one to {@link #signIn}.
   */
  public List<MockUser> users(MockSystem system) {
    return state.users().of(system);
  }

  /** Signs a user in again and returns a new token, of every scope that is known so far. */
  public String signIn(MockSystem system, MockUser user) {
    return state.signIns().signIn(system, user, state.loginByTest(system, user));
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
    return log.requests();
  }

  /**
   * The requests to this system's me endpoint and to unknown paths of it, in order of arrival.
   * Those to other endpoints are in {@link MockEndpoint#requests()}.
   */
  public List<ReceivedRequest> requests(MockSystem system) {
    return requests().stream()
        .filter(request -> request.system().filter(system::equals).isPresent())
        .filter(request -> dispatcher.endpoints().at(request.path()).isEmpty())
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
    log.clear();
  }

  /** Stops the server. Further calls have no effect. */
  @Override
  public void close() {
    server.close();
  }

  /** Finds a token of any kind and system. The exception does not show the token. */
  private IssuedToken requireIssued(String token) {
    return state
        .signIns()
        .find(token)
        .<IssuedToken>map(found -> found)
        .or(() -> dispatcher.endpoints().refreshToken(token))
        .orElseThrow(() -> new IllegalArgumentException("this provider has not issued the token"));
  }

  /**
   * All secrets of this provider: those of {@link #credentials()} and every token, ID token,
   * authorization code and device code issued so far, including those that only the program under
   * test has received. Of more than 10,000 of a kind, expired and used ones are forgotten.
   */
  public Secrets secrets() {
    MockCredentials credentials = credentials();
    Stream<String> known =
        Stream.of(
            credentials.clientSecret(),
            credentials.apiKey(),
            credentials.apiSecret(),
            credentials.password());
    Stream<String> refreshTokens = dispatcher.endpoints().refreshTokens();
    return Secrets.of(
        Stream.of(known, state.signIns().tokens(), refreshTokens, state.grants().secrets())
            .flatMap(secrets -> secrets)
            .toArray(String[]::new));
  }

  @Override
  URI at(String path) {
    return URI.create(server.origin() + path);
  }
}
