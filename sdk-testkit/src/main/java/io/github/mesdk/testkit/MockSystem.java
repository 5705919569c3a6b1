package io.github.mesdk.testkit;

import java.util.Arrays;
import java.util.Optional;

/**
 * The systems that a {@link MockIdentityProvider} simulates, all at the same time. Pulse, RiverGen,
 * CloudBase and OpenID Connect also have a {@link MockTokenEndpoint}.
 */
public enum MockSystem {

  /**
   * Testiny: {@code GET /account/me}, with an API key in {@code X-Api-Key} or as a bearer token.
   */
  TESTINY("/testiny/api/v1"),

  /** Pulse CRM: {@code GET /auth/session}, with a bearer token, which the answer repeats. */
  PULSE("/pulse"),

  /** RiverGen: {@code GET /api/v1/auth/me}, with a bearer token; the answer is in an envelope. */
  RIVERGEN("/rivergen"),

  /**
   * Krystal Identity: {@code GET} or {@code POST /api/v1/user/authorization}. The bearer token
   * authenticates the caller; the argument {@code token} selects the subject.
   */
  KRYSTAL("/krystal"),

  /** Tencent CloudBase: {@code GET /auth/v1/user/me}, with a bearer token. */
  CLOUDBASE("/cloudbase"),

  /**
   * OpenID Connect UserInfo, by {@code GET} or {@code POST}; the base URL is the endpoint itself.
   */
  OIDC("/oidc/userinfo");

  private final String basePath;

  MockSystem(String basePath) {
    this.basePath = basePath;
  }

  String basePath() {
    return basePath;
  }

  String mePath() {
    return basePath + dialect().path();
  }

  Dialect dialect() {
    return Dialects.of(this);
  }

  /** The dialect of its token endpoint, if it has one. */
  Optional<TokenDialect> tokenDialect() {
    return TokenDialects.of(this);
  }

  /** The path of its token endpoint on the server, if it has one. */
  Optional<String> tokenPath() {
    return tokenDialect().map(dialect -> "/" + firstSegment() + dialect.path());
  }

  /** The first segment of all paths of this system. */
  private String firstSegment() {
    return basePath.split("/", 3)[1];
  }

  /**
   * The system whose paths start with the first segment of {@code path}; empty if there is none.
   * The path itself need not exist.
   */
  static Optional<MockSystem> ofPath(String path) {
    String first = path.split("/", 3)[1];
    return Arrays.stream(values()).filter(s -> s.firstSegment().equals(first)).findAny();
  }
}
