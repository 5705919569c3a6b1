package io.github.mesdk.testkit;

import io.github.mesdk.testkit.Failure.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Krystal Identity. The bearer token authenticates the caller; the argument {@code token} selects
 * the subject. An expired or revoked subject token still gets a 200, whose body reports the state.
 */
final class KrystalDialect implements Dialect {
  private static final List<String> ID = List.of("id");
  private static final List<String> ID_OR_IDENTIFIER = List.of("id", "identifier");

  @Override
  public String path() {
    return "/api/v1/user/authorization";
  }

  @Override
  public Set<String> methods() {
    return Set.of("GET", "POST");
  }

  @Override
  public boolean supports(Kind kind) {
    return kind != Kind.SECOND_FACTOR;
  }

  @Override
  public Reply answer(SignIn caller, ReceivedRequest request, SignIns signIns) {
    KrystalRequestArguments arguments = KrystalRequestArguments.of(request);
    SignIn subject =
        signIns
            .find(MockSystem.KRYSTAL, arguments.required("token"))
            .orElseThrow(() ->
                new RejectedRequest(KrystalErrors.invalidArgument("token", "validation_errors")));
    if (subject.user().suspended()) {
      throw new RejectedRequest(suspended());
    }
    checkSession(arguments, subject.user());
    JsonObject body = KrystalAnswer.about(subject, organization(arguments, subject.user()));
    return Reply.json(200, body);
  }

  private static void checkSession(KrystalRequestArguments arguments, MockUser subject) {
    if (!arguments.has("session")) {
      return;
    }
    String id = arguments.lookup("session", ID).value();
    if (!arguments.has("properties")) {
      String description = "The session properties were not provided but a session ID was";
      throw new RejectedRequest(KrystalErrors.error(400, "properties_not_provided", description));
    }
    if (!id.equals(subject.sessionId())) {
      String description = "The session ID provided was not found";
      throw new RejectedRequest(KrystalErrors.error(404, "session_not_found", description));
    }
  }

  private static Optional<MockOrganization> organization(
      KrystalRequestArguments arguments, MockUser subject) {
    if (!arguments.has("organization")) {
      return Optional.empty();
    }
    KrystalRequestArguments.Lookup by = arguments.lookup("organization", ID_OR_IDENTIFIER);
    Optional<MockOrganization> found =
        subject.organizations().stream()
            .filter(o -> by.value().equals(by.key().equals("id") ? o.id() : o.identifier()))
            .findFirst();
    if (found.isEmpty()) {
      throw new RejectedRequest(organizationNotFound());
    }
    return found;
  }

  @Override
  public Reply failure(Failure failure, ReceivedRequest request) {
    return switch (failure.kind()) {
      case MISSING_CREDENTIAL ->
          KrystalErrors.error(400, "missing_api_token", "No API token was provided");
      case INVALID_TOKEN, EXPIRED_TOKEN, REVOKED_TOKEN ->
          KrystalErrors.error(403, "invalid_api_token", "The API token is not valid");
      case SUSPENDED_USER -> suspended();
      case PERMISSION_DENIED -> denied(failure.scopes());
      case INVALID_REQUEST -> KrystalErrors.invalidArgument("properties", "parse_error");
      case NOT_FOUND -> organizationNotFound();
      case NO_SUCH_PATH, WRONG_METHOD -> routeNotFound(request);
      case RATE_LIMITED -> rateLimited(failure);
      // The Apia framework has no 503: the load balancer sends it.
      case UNAVAILABLE -> Gateway.unavailable().withRetryAfter(failure.retryAfter());
      case INTERNAL_ERROR ->
          KrystalErrors.error(500, "unhandled_exception", "An exception was not handled");
      case INSIDE_SUCCESS -> Reply.json(200, KrystalAnswer.ofAnEndedSession(request.receivedAt()));
      case SECOND_FACTOR -> throw failure.unsupported();
    };
  }

  private static Reply denied(List<String> scopes) {
    if (scopes.isEmpty()) {
      return KrystalErrors.error(403, "permission_denied", "The token may not do this");
    }
    JsonObject detail = new JsonObject().put("scopes", scopes);
    return KrystalErrors.error(403, "scope_not_granted", "A scope is not granted", detail);
  }

  private static Reply rateLimited(Failure failure) {
    JsonObject detail = new JsonObject().put("total_permitted", 1_000);
    return KrystalErrors.error(429, "rate_limit_reached", "Too many requests", detail)
        .withRetryAfter(failure.retryAfter());
  }

  private static Reply routeNotFound(ReceivedRequest request) {
    String description = "No route matches '" + request + "'";
    return KrystalErrors.error(404, "route_not_found", description);
  }

  private static Reply organizationNotFound() {
    String description = "No organization was found for the criteria in the arguments";
    return KrystalErrors.error(404, "organization_not_found", description);
  }

  private static Reply suspended() {
    return KrystalErrors.error(403, "token_owner_suspended", "The token's owner is suspended");
  }
}
