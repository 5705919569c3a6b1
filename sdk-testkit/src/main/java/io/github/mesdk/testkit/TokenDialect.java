package io.github.mesdk.testkit;

import java.time.Duration;
import java.util.Map;

/** The requests and replies of one system's token endpoint. Implementations are stateless. */
interface TokenDialect extends FailureFormat {

  /** The path of the endpoint, below the system's path prefix. */
  String path();

  /** The default lifetime of its access tokens, as the vendor documents it. */
  Duration accessTokenLifetime();

  /** Whether each refresh invalidates the refresh token and returns a new one. */
  default boolean rotatesRefreshTokens() {
    return true;
  }

  /** Whether it issues refresh tokens. */
  default boolean hasRefreshTokens() {
    return true;
  }

  /** The arguments in a body; empty if the endpoint cannot read it. */
  default Map<String, String> arguments(String body) {
    return JsonBody.stringMembers(body);
  }

  /**
   * The reply to a {@code POST}.
   *
   * @throws RejectedRequest if the endpoint refuses to issue a token
   */
  Reply answer(ReceivedRequest request, TokenIssuer issuer);
}
