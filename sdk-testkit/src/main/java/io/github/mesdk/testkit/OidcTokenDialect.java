package io.github.mesdk.testkit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A standard token endpoint (RFC 6749, sections 4.4, 5 and 6) for one confidential client, which
 * sends its secret in the header or in the form.
 */
final class OidcTokenDialect implements TokenDialect {
  private static final String FORM = "application/x-www-form-urlencoded";

  @Override
  public String path() {
    return "/token";
  }

  /** Keycloak's default. */
  @Override
  public Duration accessTokenLifetime() {
    return Duration.ofMinutes(5);
  }

  @Override
  public Map<String, String> arguments(String body) {
    return Query.parse(body);
  }

  @Override
  public Reply answer(ReceivedRequest request, TokenIssuer issuer) {
    if (request.header("Content-Type").filter(type -> type.startsWith(FORM)).isEmpty()) {
      return error(400, "invalid_request", "The body must be a form");
    }
    Map<String, String> arguments = arguments(request.body());
    checkClient(request, arguments, issuer.credentials());
    String scope = requireNonNull(arguments.getOrDefault("scope", "openid"));
    return switch (requireNonNull(arguments.getOrDefault("grant_type", ""))) {
      case "client_credentials" -> ok(body(issuer.clientAccessToken(), scope));
      case "refresh_token" -> {
        TokenIssuer.TokenPair pair = issuer.refresh(arguments, request);
        yield ok(body(pair.access(), scope).put("refresh_token", pair.refresh().value()));
      }
      case "" -> error(400, "invalid_request", "A grant_type is needed");
      default -> error(400, "unsupported_grant_type", "No such grant is offered");
    };
  }

  private static void checkClient(
      ReceivedRequest request, Map<String, String> arguments, MockCredentials known) {
    Optional<BasicCredentials> basic = BasicCredentials.of(request);
    String secret = requireNonNull(arguments.getOrDefault("client_secret", ""));
    if (basic.isPresent() && !secret.isEmpty()) {
      throw new RejectedRequest(
          error(400, "invalid_request", "The client secret must be sent only once"));
    }
    String id = requireNonNull(arguments.getOrDefault("client_id", ""));
    boolean accepted =
        basic.map(client -> client.areOf(known)).orElseGet(() -> known.isClient(id, secret));
    if (!accepted) {
      throw new RejectedRequest(invalidClient());
    }
  }

  private static JsonObject body(SignIn access, String scope) {
    return new JsonObject()
        .put("access_token", access.token())
        .put("token_type", "Bearer")
        .put("expires_in", access.lifetime().toSeconds())
        .put("scope", scope);
  }

  private static Reply ok(JsonObject body) {
    return uncached(Reply.json(200, body));
  }

  @Override
  public Reply failure(Failure failure, ReceivedRequest request) {
    return switch (failure.kind()) {
      case MISSING_CREDENTIAL -> invalidClient();
      case INVALID_TOKEN -> error(400, "invalid_grant", "The refresh token is not valid");
      case EXPIRED_TOKEN -> error(400, "invalid_grant", "The refresh token has expired");
      case REVOKED_TOKEN -> error(400, "invalid_grant", "The session is not active");
      case SUSPENDED_USER -> error(400, "invalid_grant", "User disabled");
      case SECOND_FACTOR -> error(400, "interaction_required", "A second factor is needed");
      case PERMISSION_DENIED ->
          failure.scopes().isEmpty()
              ? error(400, "unauthorized_client", "The client may not use this grant")
              : error(400, "invalid_scope", "A scope is not granted");
      case INVALID_REQUEST -> error(400, "invalid_request", "The request is not valid");
      case NOT_FOUND, NO_SUCH_PATH -> Reply.empty(404);
      case WRONG_METHOD -> Reply.empty(405).withHeader("Allow", "POST");
      case RATE_LIMITED -> Reply.empty(429).withRetryAfter(failure.retryAfter());
      case UNAVAILABLE -> Gateway.unavailable().withRetryAfter(failure.retryAfter());
      case INTERNAL_ERROR -> error(500, "unknown_error", "An unexpected error occurred");
      case INSIDE_SUCCESS -> throw failure.unsupported();
    };
  }

  private static Reply invalidClient() {
    return error(401, "invalid_client", "Invalid client or client credentials")
        .withHeader("WWW-Authenticate", "Basic realm=\"mock\"");
  }

  private static Reply error(int status, String error, String description) {
    JsonObject body = new JsonObject().put("error", error).put("error_description", description);
    return uncached(Reply.json(status, body));
  }

  private static Reply uncached(Reply reply) {
    return reply.withHeader("Cache-Control", "no-store").withHeader("Pragma", "no-cache");
  }
}
