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
 * An identity provider in memory: an HTTP server on the loopback interface that answers as six real
 * systems do, each below its own address.
 *
 * <pre>{@code
 * try (MockIdentityProvider idp = MockIdentityProvider.start()) {
 *   URI base = idp.baseUrl(MockSystem.PULSE);    // give this to the client under test,
 *   String token = idp.token(MockSystem.PULSE);  // and this: Ada Lovelace is signed in
 *   idp.script(token).then(Outcome.unavailable(), Outcome.rateLimited()).thenSuccess();
 * }
 * }</pre>
 *
 * <p>Thread-safe. Close it, since its server holds threads and a port; one that is forgotten does
 * not keep the JVM from ending.
 */
public final class MockIdentityProvider implements AutoCloseable {
  private final Accounts accounts = new Accounts();
  final MockWebServer server = new MockWebServer();
  private final MockCredentials credentials =
      MockCredentials.fresh(SampleUsers.of(MockSystem.PULSE).get(0));
  private final RequestDispatcher desk = new RequestDispatcher(accounts, credentials, server);
  private final ExitWatch exitWatch = new ExitWatch(server);
  private final Map<MockSystem, String> tokens = new EnumMap<>(MockSystem.class);
  private final Map<MockSystem, MockTokenEndpoint> tokenEndpoints = new EnumMap<>(MockSystem.class);

  private MockIdentityProvider() {
    server.setServerSocketFactory(new NoDelaySockets());
    desk.tokenDesks()
        .forEach((system, tokenDesk) ->
            tokenEndpoints.put(system, new MockTokenEndpoint(this, system, tokenDesk)));
  }

  /**
   * Starts a provider on 127.0.0.1 and a free port, with every system up and the sample users
   * signed in.
   *
   * @throws UncheckedIOException if this machine gives no port
   */
  public static MockIdentityProvider start() {
    MockIdentityProvider provider = new MockIdentityProvider();
    for (MockSystem system : MockSystem.values()) {
      MockUser first = provider.users(system).get(0);
      provider.tokens.put(system, provider.signIn(system, first));
    }
    provider.server.setDispatcher(provider.desk);
    try {
      provider.server.start(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("the identity provider cannot listen on 127.0.0.1", e);
    }
    provider.exitWatch.start();
    return provider;
  }

  /** What the system's client takes as its base URL; for OpenID Connect the endpoint itself. */
  public URI baseUrl(MockSystem system) {
    return at(system.basePath());
  }

  /** The address that says who the current user is, for those who speak HTTP themselves. */
  public URI meUrl(MockSystem system) {
    return at(system.mePath());
  }

  /**
   * Where the system gives out tokens.
   *
   * @throws IllegalArgumentException if it does so nowhere: Testiny and Krystal
   */
  public MockTokenEndpoint tokenEndpoint(MockSystem system) {
    MockTokenEndpoint endpoint = tokenEndpoints.get(system);
    if (endpoint == null) {
      throw new IllegalArgumentException(system + " has no token endpoint");
    }
    return endpoint;
  }

  /**
   * The issuer's address for OpenID Connect, below which its configuration is found: {@code
   * /.well-known/openid-configuration}.
   */
  public URI issuer() {
    return at(OidcPages.ISSUER);
  }

  /** What the token endpoints take for a program, an API key or a person; never changed. */
  public MockCredentials credentials() {
    return credentials;
  }

  /**
   * A credential that the system accepts: Ada Lovelace's. At Krystal it serves as the caller's
   * token and as the subject's.
   */
  public String token(MockSystem system) {
    return requireNonNull(tokens.get(system), "system");
  }

  /**
   * Three users for tests and demonstrations: Ada Lovelace, an administrator with everything set;
   * Grace Hopper, a plain member; Alan Turing, who is suspended. Give one to {@link #signIn}.
   */
  public List<MockUser> users(MockSystem system) {
    return SampleUsers.of(system);
  }

  /** Signs a user in and gives the fresh token; a user may be signed in many times. */
  public String signIn(MockSystem system, MockUser user) {
    return accounts.signIn(system, user);
  }

  /**
   * A new script for how requests with this token end, in place of the token's earlier one. That of
   * a refresh token is for the requests to the token endpoint.
   *
   * @throws IllegalArgumentException if this provider has not given out the token
   */
  public OutcomeScript script(String token) {
    return require(token).newScript();
  }

  /**
   * Lets the token reach its end now. As a subject's token at Krystal it still gets an answer, with
   * an {@code expiry} that has passed. A refresh token is refused from now on; the access tokens of
   * its session are not touched.
   *
   * @throws IllegalArgumentException if this provider has not given out the token
   */
  public void expire(String token) {
    require(token).expire();
  }

  /**
   * Takes the token back. As a subject's token at Krystal it still gets an answer, with a session
   * that is not active. With a refresh token its whole session ends, access tokens included.
   *
   * @throws IllegalArgumentException if this provider has not given out the token
   */
  public void revoke(String token) {
    require(token).revoke();
  }

  /**
   * Takes the system down, but for its token endpoint: {@link Outcome#unavailable()} for every
   * request.
   *
   * @see MockTokenEndpoint#outage()
   */
  public void outage(MockSystem system) {
    outage(system, Outcome.unavailable());
  }

  /**
   * Lets every request to the system end in this way, whatever it bears and whatever scripts say;
   * scripts are not used up meanwhile. The token endpoint has outages of its own.
   *
   * @throws IllegalArgumentException if the system never says it
   */
  public void outage(MockSystem system, Outcome outcome) {
    desk.outage(system, outcome);
  }

  /** Brings the system back; harmless if it is up. */
  public void recover(MockSystem system) {
    desk.recover(system);
  }

  /** All requests so far or since {@link #clear()}, in the order of their arrival. */
  public List<ReceivedRequest> requests() {
    return desk.seen();
  }

  /**
   * The requests to this system, in the order of their arrival; without those for tokens, which
   * {@link #tokenEndpoint} lists, and those for OpenID Connect's configuration and keys.
   */
  public List<ReceivedRequest> requests(MockSystem system) {
    return requests().stream()
        .filter(request -> request.system().filter(system::equals).isPresent())
        .filter(request -> !request.asksForTokens() && !OidcPages.has(request.path()))
        .toList();
  }

  /** How many requests have come to this system; {@link #requests(MockSystem)} says which count. */
  public int count(MockSystem system) {
    return requests(system).size();
  }

  /** Forgets the requests seen; a long load test should, for they are all kept. */
  public void clear() {
    desk.forget();
  }

  /** Stops the server; further calls do nothing. */
  @Override
  public void close() {
    exitWatch.stop();
    server.close();
  }

  /** A token of any kind and system. The exception does not show it. */
  private IssuedToken require(String token) {
    Stream<IssuedToken> refreshTokens =
        desk.tokenDesks().values().stream().flatMap(desk -> desk.mint().find(token).stream());
    return Stream.concat(accounts.find(token).stream(), refreshTokens)
        .findAny()
        .orElseThrow(
            () -> new IllegalArgumentException("not a token that this provider has given out"));
  }

  /**
   * Everything that must be shown nowhere: the secrets of {@link #credentials()} and every token
   * given out so far, also those that only a program under test has seen.
   */
  public Secrets secrets() {
    Stream<String> known =
        Stream.of(
            credentials.clientSecret(),
            credentials.apiKey(),
            credentials.apiSecret(),
            credentials.password());
    Stream<String> refreshTokens =
        desk.tokenDesks().values().stream().flatMap(desk -> desk.mint().refreshTokens());
    return Secrets.of(
        Stream.concat(known, Stream.concat(accounts.tokens(), refreshTokens))
            .toArray(String[]::new));
  }

  URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.getPort() + path);
  }
}
