package io.github.mesdk.testkit;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.testkit.Failure.Kind;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Issues the tokens of one system and keeps its refresh tokens. Thread-safe. */
final class TokenIssuer {
  private final MockSystem system;
  private final ProviderState state;
  private final TokenDialect dialect;
  private final ExpiringStore<RefreshToken> refreshTokens;
  private volatile Duration lifetime;
  private volatile Duration sessionLifetime = Duration.ofDays(30);
  private volatile boolean endsSessionsOnReuse = true;

  TokenIssuer(MockSystem system, ProviderState state) {
    this.system = system;
    this.state = state;
    this.dialect = system.tokenDialect().orElseThrow();
    this.lifetime = dialect.accessTokenLifetime();
    this.refreshTokens = new ExpiringStore<>(token -> token.cannotBeUsed(state.clock().instant()));
  }

  ProviderState state() {
    return state;
  }

  MockCredentials credentials() {
    return state.credentials();
  }

  void lifetime(Duration ofAccessTokens) {
    lifetime = ofAccessTokens;
  }

  void sessionLifetime(Duration ofRefreshTokens) {
    sessionLifetime = ofRefreshTokens;
  }

  /** Sets whether the reuse of a refresh token revokes the whole session. */
  void endSessionsOnReuse(boolean enabled) {
    endsSessionsOnReuse = enabled;
  }

  Optional<RefreshToken> find(String refreshToken) {
    return refreshTokens.find(refreshToken);
  }

  /** The refresh tokens issued so far, valid or not. */
  Stream<String> refreshTokens() {
    return refreshTokens.keys().stream();
  }

  /** An access token for a user, without a refresh token. */
  SignIn accessToken(MockUser user) {
    return accessToken(user, Optional.empty());
  }

  private SignIn accessToken(MockUser user, Optional<Login> login) {
    return state.signIns().signIn(system, user, lifetime, login);
  }

  /** An access token for the client itself; its subject is the client id. */
  SignIn clientAccessToken(String scope) {
    MockUser service =
        MockUser.builder()
            .id(credentials().clientId())
            .givenName("Service")
            .familyName("Account")
            .username("service-account-" + credentials().clientId())
            .build();
    TokenOwner owner = TokenOwner.of(credentials().clientId());
    return accessToken(service, Optional.of(Login.withoutPerson(owner, service, scope)));
  }

  /** The user who owns the password and the API key. */
  MockUser owner() {
    return state.users().first(system);
  }

  /** An access token and its refresh token. */
  record TokenPair(SignIn access, RefreshToken refresh) {}

  TokenPair newSession(MockUser user) {
    return newSession(user, state.loginByTest(system, user));
  }

  TokenPair newSession(Login login) {
    return newSession(login.user(), Optional.of(login));
  }

  private TokenPair newSession(MockUser user, Optional<Login> login) {
    SignIn access = accessToken(user, login);
    Session session = new Session(access.user(), access.signedInAt().plus(sessionLifetime), login);
    return new TokenPair(session.add(access), newRefreshToken(session));
  }

  /**
   * Issues new tokens for the refresh token in the arguments.
   *
   * @throws RejectedRequest if it is missing or rejected
   */
  TokenPair refresh(Map<String, String> arguments, ReceivedRequest request) {
    return refresh(presented(arguments, request), login -> login, request);
  }

  /**
   * The refresh token in the arguments, valid or not.
   *
   * @throws RejectedRequest if it is missing or unknown
   */
  RefreshToken presented(Map<String, String> arguments, ReceivedRequest request) {
    String text = requireNonNull(arguments.getOrDefault("refresh_token", ""));
    if (text.isEmpty()) {
      throw rejection(Kind.INVALID_REQUEST, request);
    }
    return find(text).orElseThrow(() -> rejection(Kind.INVALID_TOKEN, request));
  }

  /**
   * Issues new tokens for a refresh token.
   *
   * @param limit limits what the access token is for. It is called after the checks of the refresh
   *     token, so that its reuse is detected first, and may reject the request
   * @throws RejectedRequest if the refresh token is not valid
   */
  TokenPair refresh(RefreshToken presented, UnaryOperator<Login> limit, ReceivedRequest request) {
    synchronized (presented.session()) {
      return refresh(presented, presented.session(), limit, request);
    }
  }

  private TokenPair refresh(
      RefreshToken presented,
      Session session,
      UnaryOperator<Login> limit,
      ReceivedRequest request) {
    Optional<Kind> problem = presented.problem(state.clock().instant());
    if (problem.isPresent()) {
      if (presented.used() && endsSessionsOnReuse) {
        session.end();
      }
      throw rejection(problem.get(), request);
    }
    Optional<Login> login = session.login().map(limit);
    SignIn access = session.add(accessToken(session.user(), login));
    if (!dialect.rotatesRefreshTokens()) {
      return new TokenPair(access, presented);
    }
    presented.markUsed();
    return new TokenPair(access, newRefreshToken(session));
  }

  private RefreshToken newRefreshToken(Session session) {
    RefreshToken fresh = new RefreshToken(system, session);
    refreshTokens.put(fresh.value(), fresh);
    return fresh;
  }

  private RejectedRequest rejection(Kind kind, ReceivedRequest request) {
    return new RejectedRequest(dialect.failure(Failure.of(kind), request));
  }
}
