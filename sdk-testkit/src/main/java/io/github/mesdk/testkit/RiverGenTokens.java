package io.github.mesdk.testkit;

import java.time.Duration;

/**
 * RiverGen's refresh endpoint. A good answer has no envelope and no new refresh token: the one that
 * was used stays good. Errors come in the two shapes of the system's other pages.
 */
final class RiverGenTokens implements TokenDialect {
  private final RiverGenDialect system = new RiverGenDialect();

  @Override
  public String path() {
    return "/api/auth/refresh";
  }

  @Override
  public Duration lifetime() {
    return Duration.ofHours(1);
  }

  @Override
  public boolean rotates() {
    return false;
  }

  @Override
  public Reply answer(ReceivedRequest request, TokenMint mint) {
    SignIn access = mint.trade(arguments(request.body()), request).access();
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
          RiverGenDialect.enveloped(401, "INVALID_TOKEN", "The refresh token is not valid");
      case EXPIRED_TOKEN ->
          RiverGenDialect.bare(401, "AUTH_EXPIRED", "The refresh token has expired");
      case REVOKED_TOKEN ->
          RiverGenDialect.bare(401, "AUTH_INVALID", "The refresh token was revoked");
      default -> system.failure(failure, request);
    };
  }
}
