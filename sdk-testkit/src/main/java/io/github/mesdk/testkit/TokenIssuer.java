package io.github.mesdk.testkit;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.testkit.Failure.Kind;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Issues the tokens of one system and keeps its refresh tokens. Thread-safe. */
final class TokenIssuer {
  private final MockSystem system;
  private final SignIns signIns;
  private final MockCredentials credentials;
  private final TokenDialect dialect;
  private final Map<String, RefreshToken> refreshTokens = new ConcurrentHashMap<>();
  private volatile Duration lifetime;
  private volatile boolean endsSessionsOnReuse = true;

  TokenIssuer(MockSystem system, SignIns signIns, MockCredentials credentials) {
    this.system = system;
    this.signIns = signIns;
    this.credentials = credentials;
    this.dialect = system.tokenDialect().orElseThrow();
    this.lifetime = dialect.accessTokenLifetime();
  }

  MockCredentials credentials() {
    return credentials;
  }

  void lifetime(Duration ofAccessTokens) {
    lifetime = ofAccessTokens;
  }

  /** Sets whether the reuse of a refresh token revokes the whole session. */
  void endSessionsOnReuse(boolean enabled) {
    endsSessionsOnReuse = enabled;
  }

  Optional<RefreshToken> find(String refreshToken) {
    return Optional.ofNullable(refreshTokens.get(refreshToken));
  }

  /** All refresh tokens issued so far, valid or not. */
  Stream<String> refreshTokens() {
    return refreshTokens.keySet().stream();
  }

  /** An access token for a user, without a refresh token. */
  SignIn accessToken(MockUser user) {
    return signIns.signIn(system, user, lifetime);
  }

  /** An access token for the client itself; its subject is the client id. */
  SignIn clientAccessToken() {
    return accessToken(
        MockUser.builder()
            .id(credentials.clientId())
            .givenName("Service")
            .familyName("Account")
            .username("service-account-" + credentials.clientId())
            .build());
  }

  /** The user who owns the password and the API key. */
  MockUser owner() {
    return SampleUsers.of(system).get(0);
  }

  /** An access token and its refresh token. */
  record TokenPair(SignIn access, RefreshToken refresh) {}

  TokenPair newSession(MockUser user) {
    Session session = new Session(user);
    return new TokenPair(session.add(accessToken(user)), newRefreshToken(session));
  }

  /**
   * Issues new tokens for the refresh token in the arguments.
   *
   * @throws RejectedRequest if it is missing or rejected
   */
  TokenPair refresh(Map<String, String> arguments, ReceivedRequest request) {
    String text = requireNonNull(arguments.getOrDefault("refresh_token", ""));
    if (text.isEmpty()) {
      throw rejection(Kind.INVALID_REQUEST, request);
    }
    RefreshToken presented = refreshTokens.get(text);
    if (presented == null) {
      throw rejection(Kind.INVALID_TOKEN, request);
    }
    synchronized (presented.session()) {
      return refresh(presented, request);
    }
  }

  private TokenPair refresh(RefreshToken presented, ReceivedRequest request) {
    Session session = presented.session();
    Optional<Kind> problem = presented.problem();
    if (problem.isPresent()) {
      if (presented.used() && endsSessionsOnReuse) {
        session.end();
      }
      throw rejection(problem.get(), request);
    }
    SignIn access = session.add(accessToken(session.user()));
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
