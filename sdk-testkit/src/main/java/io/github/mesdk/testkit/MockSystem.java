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
  OIDC("/oidc/userinfo"),

  /** GitHub: {@code GET /user}, with a bearer token. */
  GITHUB("/github"),

  /** GitLab: {@code GET /api/v4/user}, with a bearer token or in {@code PRIVATE-TOKEN}. */
  GITLAB("/gitlab"),

  /** Microsoft Graph: {@code GET /v1.0/me}, with a bearer token. */
  MICROSOFT("/microsoft"),

  /** Slack: {@code POST /api/auth.test}, with a bearer token; failures have status 200. */
  SLACK("/slack"),

  /** Discord: {@code GET /api/v10/users/@me}, with a bearer token or the token of a bot. */
  DISCORD("/discord"),

  /**
   * Supabase Auth: {@code GET /auth/v1/user}, with a bearer token and any API key in {@code
   * apikey}.
   */
  SUPABASE("/supabase"),

  /** Okta: {@code GET /api/v1/users/me}, with a bearer token or an API token. */
  OKTA("/okta"),

  /** Gitea and Forgejo: {@code GET /api/v1/user}, with a bearer token. */
  GITEA("/gitea"),

  /**
   * Better Auth: {@code GET /api/auth/get-session}, with a bearer token, which the answer repeats.
   * For a rejected token, the answer is {@code null}.
   */
  BETTER_AUTH("/better-auth"),

  /**
   * Redmine: {@code GET /users/current.json}, with an API key, which the answer repeats, in {@code
   * X-Redmine-API-Key}.
   */
  REDMINE("/redmine");

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
