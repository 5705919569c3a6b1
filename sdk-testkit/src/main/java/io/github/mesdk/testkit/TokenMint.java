package io.github.mesdk.testkit;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.testkit.Failure.Kind;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Makes the tokens of one system and knows its refresh tokens. Thread-safe. */
final class TokenMint {
  private final MockSystem system;
  private final Accounts accounts;
  private final MockCredentials credentials;
  private final TokenDialect dialect;
  private final Map<String, RefreshToken> refreshTokens = new ConcurrentHashMap<>();
  private volatile Duration lifetime;
  private volatile boolean strict = true;

  TokenMint(MockSystem system, Accounts accounts, MockCredentials credentials) {
    this.system = system;
    this.accounts = accounts;
    this.credentials = credentials;
    this.dialect = system.tokenDialect().orElseThrow();
    this.lifetime = dialect.lifetime();
  }

  MockCredentials credentials() {
    return credentials;
  }

  void lifetime(Duration ofAccessTokens) {
    lifetime = ofAccessTokens;
  }

  /** Whether whoever comes with a used refresh token ends the session. */
  void strict(boolean endsSessionsOnReuse) {
    strict = endsSessionsOnReuse;
  }

  Optional<RefreshToken> find(String refreshToken) {
    return Optional.ofNullable(refreshTokens.get(refreshToken));
  }

  /** All refresh tokens so far, good or not. */
  Stream<String> refreshTokens() {
    return refreshTokens.keySet().stream();
  }

  /** An access token for a user, with nothing to refresh it by. */
  SignIn accessToken(MockUser user) {
    return accounts.signIn(system, user, lifetime);
  }

  /** An access token that is the program's own; who it is for is told by the client's id. */
  SignIn accessTokenOfTheClient() {
    return accessToken(
        MockUser.builder()
            .id(credentials.clientId())
            .givenName("Service")
            .familyName("Account")
            .username("service-account-" + credentials.clientId())
            .build());
  }

  /** The person of the credentials. */
  MockUser person() {
    return SampleUsers.of(system).get(0);
  }

  /** An access token and the refresh token that comes next. */
  record Pair(SignIn access, RefreshToken refresh) {}

  Pair newSession(MockUser user) {
    Session session = new Session(user);
    return new Pair(session.add(accessToken(user)), newRefreshToken(session));
  }

  /**
   * Trades the refresh token in the arguments.
   *
   * @throws RejectedRequest if there is none, or it is no good
   */
  Pair trade(Map<String, String> arguments, ReceivedRequest request) {
    String text = requireNonNull(arguments.getOrDefault("refresh_token", ""));
    if (text.isEmpty()) {
      throw refusal(Kind.INVALID_REQUEST, request);
    }
    RefreshToken given = refreshTokens.get(text);
    if (given == null) {
      throw refusal(Kind.INVALID_TOKEN, request);
    }
    synchronized (given.session()) {
      return trade(given, request);
    }
  }

  private Pair trade(RefreshToken given, ReceivedRequest request) {
    Session session = given.session();
    Optional<Kind> problem = given.problem();
    if (problem.isPresent()) {
      if (given.used() && strict) {
        session.end();
      }
      throw refusal(problem.get(), request);
    }
    SignIn access = session.add(accessToken(session.user()));
    if (!dialect.rotates()) {
      return new Pair(access, given);
    }
    given.use();
    return new Pair(access, newRefreshToken(session));
  }

  private RefreshToken newRefreshToken(Session session) {
    RefreshToken fresh = new RefreshToken(system, session);
    refreshTokens.put(fresh.text(), fresh);
    return fresh;
  }

  private RejectedRequest refusal(Kind kind, ReceivedRequest request) {
    return new RejectedRequest(dialect.failure(Failure.of(kind), request));
  }
}
