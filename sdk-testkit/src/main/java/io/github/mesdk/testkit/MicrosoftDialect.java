package io.github.mesdk.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Microsoft Graph. A request with {@code $select} is answered with the selected properties only,
 * even without the id. The state of the account is sent only if the request selects it.
 */
final class MicrosoftDialect extends ServiceDialect {
  private static final String CONTEXT = "@odata.context";

  MicrosoftDialect() {
    super("/v1.0/me");
  }

  @Override
  JsonObject user(SignIn caller, ReceivedRequest request) {
    MockUser user = caller.user();
    JsonObject body =
        new JsonObject()
            .put(CONTEXT, context(""))
            .put("businessPhones", List.of())
            .put("displayName", user.name())
            .put("givenName", user.givenName())
            .put("jobTitle", null)
            .put("mail", user.email())
            .put("mobilePhone", user.phoneNumber())
            .put("officeLocation", null)
            .put("preferredLanguage", user.locale())
            .put("surname", user.familyName())
            .put("userPrincipalName", user.username() + "@example.onmicrosoft.com")
            .put("id", user.id());
    return Query.of(request.query())
        .text("$select")
        .map(select -> selected(body.put("accountEnabled", !user.suspended()), select))
        .orElse(body);
  }

  private static JsonObject selected(JsonObject user, String properties) {
    List<String> names = new ArrayList<>(List.of(properties.split(",", -1)));
    names.add(CONTEXT);
    return user.put(CONTEXT, context("(" + properties + ")")).only(names);
  }

  private static String context(String selected) {
    return "https://graph.microsoft.com/v1.0/$metadata#users" + selected + "/$entity";
  }

  @Override
  Reply rateLimited(Reply reply, Instant now) {
    return reply.withHeader("Retry-After", "30");
  }

  @Override
  JsonObject errorBody(Failure failure, ReceivedRequest request) {
    JsonObject inner =
        new JsonObject().put("request-id", Ids.newUuid()).put("date", request.receivedAt());
    JsonObject error =
        new JsonObject()
            .put("code", code(failure.kind()))
            .put("message", message(failure.kind()))
            .put("innerError", inner);
    return new JsonObject().put("error", error);
  }

  private static String code(Failure.Kind kind) {
    return switch (kind) {
      case MISSING_CREDENTIAL, INVALID_TOKEN, EXPIRED_TOKEN, REVOKED_TOKEN ->
          "InvalidAuthenticationToken";
      case PERMISSION_DENIED, SECOND_FACTOR, SUSPENDED_USER -> "accessDenied";
      case INVALID_REQUEST, WRONG_METHOD, INSIDE_SUCCESS -> "invalidRequest";
      case NOT_FOUND, NO_SUCH_PATH -> "itemNotFound";
      case RATE_LIMITED -> "activityLimitReached";
      case UNAVAILABLE -> "serviceNotAvailable";
      case INTERNAL_ERROR -> "generalException";
    };
  }
}
