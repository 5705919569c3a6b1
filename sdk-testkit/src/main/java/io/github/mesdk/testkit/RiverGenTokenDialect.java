package io.github.mesdk.testkit;

import java.time.Duration;

/**
 * RiverGen's refresh endpoint. A success has no envelope and no new refresh token: the used one
 * stays valid. Errors have the same two formats as at the me endpoint.
 */
final class RiverGenTokenDialect implements TokenDialect {
  private final RiverGenDialect system = new RiverGenDialect();

  @Override
  public String path() {
    return "/api/auth/refresh";
  }

  @Override
  public Duration accessTokenLifetime() {
    return Duration.ofHours(1);
  }

  @Override
  public boolean rotatesRefreshTokens() {
    return false;
  }

  @Override
  public Reply answer(ReceivedRequest request, TokenIssuer issuer) {
    SignIn access = issuer.refresh(arguments(request.body()), request).access();
    return Reply.json(
        200,
        new JsonObject()
            .put("access_token", access.token())
            .put("token_type", "bearer")
            .put("expires_in", access.lifetime().toSeconds()));
  }

  @Override
  public Reply failure(Failure failure, ReceivedRequest request) {
    return switch (failure.kind()) {
      case INVALID_TOKEN ->
          RiverGenDialect.envelopedError(401, "INVALID_TOKEN", "The refresh token is not valid");
      case EXPIRED_TOKEN ->
          RiverGenDialect.platformError(
              request, 401, "AUTH_EXPIRED", "The refresh token has expired");
      case REVOKED_TOKEN ->
          RiverGenDialect.platformError(
              request, 401, "AUTH_INVALID", "The refresh token was revoked");
      default -> system.failure(failure, request);
    };
  }
}
