package io.github.mesdk.testkit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Map;

/**
 * CloudBase's token endpoint. It accepts JSON instead of the forms of RFC 6749. Like the me
 * endpoint, it has two error formats, because the gateway checks the credentials first.
 */
final class CloudBaseTokenDialect implements TokenDialect {
  /** The vendor documents the same number for a wrong password and a bad refresh token. */
  private static final int INVALID_CREDENTIALS_CODE = 4001;

  private final CloudBaseDialect system = new CloudBaseDialect();

  @Override
  public String path() {
    return "/auth/v1/token";
  }

  @Override
  public Duration accessTokenLifetime() {
    return Duration.ofHours(2);
  }

  @Override
  public Reply answer(ReceivedRequest request, TokenIssuer issuer) {
    Map<String, String> arguments = arguments(request.body());
    return switch (requireNonNull(arguments.getOrDefault("grant_type", ""))) {
      case "refresh_token" -> sessionReply(issuer.refresh(arguments, request));
      case "password" -> sessionReply(passwordGrant(arguments, issuer));
      case "client_credentials" -> clientReply(request, issuer);
      case "" -> CloudBaseDialect.authError(400, "invalid_argument", 3, "a grant_type is needed");
      default ->
          CloudBaseDialect.authError(400, "unsupported_grant_type", 3, "no such grant is offered");
    };
  }

  private static TokenIssuer.TokenPair passwordGrant(
      Map<String, String> arguments, TokenIssuer issuer) {
    String username = requireNonNull(arguments.getOrDefault("username", ""));
    String password = requireNonNull(arguments.getOrDefault("password", ""));
    if (!issuer.credentials().isPassword(username, password)) {
      String description = "the user name or the password is wrong";
      throw new RejectedRequest(
          CloudBaseDialect.authError(
              400, "invalid_username_or_password", INVALID_CREDENTIALS_CODE, description));
    }
    return issuer.newSession(issuer.owner());
  }

  private static Reply clientReply(ReceivedRequest request, TokenIssuer issuer) {
    BasicCredentials client =
        BasicCredentials.of(request)
            .orElseThrow(() ->
                refused("MISSING_CREDENTIALS", "the client's credentials are needed", request));
    if (!client.areOf(issuer.credentials())) {
      throw refused("INVALID_CREDENTIALS", "the client's credentials are not valid", request);
    }
    return Reply.json(200, body(issuer.clientAccessToken("user")));
  }

  private static RejectedRequest refused(String code, String message, ReceivedRequest request) {
    return new RejectedRequest(CloudBaseDialect.gatewayError(401, code, message, request));
  }

  private static Reply sessionReply(TokenIssuer.TokenPair pair) {
    return Reply.json(200, body(pair.access()).put("refresh_token", pair.refresh().value()));
  }

  private static JsonObject body(SignIn access) {
    return new JsonObject()
        .put("token_type", "Bearer")
        .put("access_token", access.token())
        .put("expires_in", access.lifetime().toSeconds())
        .put("scope", "user")
        .put("sub", access.user().id())
        .put("groups", access.user().groups());
  }

  @Override
  public Reply failure(Failure failure, ReceivedRequest request) {
    return switch (failure.kind()) {
      case INVALID_TOKEN ->
          CloudBaseDialect.authError(
              400, "invalid_grant", INVALID_CREDENTIALS_CODE, "the refresh token is not valid");
      case EXPIRED_TOKEN ->
          CloudBaseDialect.gatewayError(
              401, "REFRESH_TOKEN_EXPIRED", "the refresh token has expired", request);
      case REVOKED_TOKEN ->
          CloudBaseDialect.gatewayError(
              401, "REFRESH_TOKEN_DISABLED", "the refresh token was revoked", request);
      case PERMISSION_DENIED ->
          failure.scopes().isEmpty()
              ? CloudBaseDialect.authError(
                  400, "unauthorized_client", 7, "the client may not do this")
              : CloudBaseDialect.authError(400, "invalid_scope", 3, "a scope is not granted");
      default -> system.failure(failure, request);
    };
  }
}
