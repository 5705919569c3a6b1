package io.github.mesdk.testkit;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The claims of a user, by the scope that gives access to them (OpenID Connect Core 1.0, section
 * 5.4). Groups and roles have no standard scope; Keycloak's realm roles are in {@code
 * realm_access}.
 */
final class OidcClaims {
  private static final long UPDATED = Instant.parse("2025-11-17T14:20:31Z").getEpochSecond();
  private static final Map<String, BiConsumer<JsonObject, MockUser>> BY_SCOPE =
      new LinkedHashMap<>();

  static {
    BY_SCOPE.put("profile", OidcClaims::profile);
    BY_SCOPE.put("email", OidcClaims::email);
    BY_SCOPE.put("phone", OidcClaims::phone);
    BY_SCOPE.put("groups", (claims, user) -> claims.put("groups", user.groups()));
    BY_SCOPE.put("roles", OidcClaims::roles);
  }

  private OidcClaims() {}

  /** The scopes with claims. */
  static Set<String> scopes() {
    return BY_SCOPE.keySet();
  }

  static JsonObject of(MockUser user, Set<String> scopes) {
    JsonObject claims = new JsonObject().put("sub", user.id());
    BY_SCOPE.forEach((scope, members) -> {
      if (scopes.contains(scope)) {
        members.accept(claims, user);
      }
    });
    return claims;
  }

  private static void profile(JsonObject claims, MockUser user) {
    claims
        .put("name", user.name())
        .put("given_name", user.givenName())
        .put("family_name", user.familyName())
        .put("preferred_username", user.username())
        .put("picture", user.picture())
        .put("gender", user.gender())
        .put("locale", user.locale())
        .put("zoneinfo", user.zoneInfo())
        .put("updated_at", UPDATED);
  }

  private static void email(JsonObject claims, MockUser user) {
    claims.put("email", user.email()).put("email_verified", user.emailVerified());
  }

  private static void phone(JsonObject claims, MockUser user) {
    claims
        .put("phone_number", user.phoneNumber())
        .put("phone_number_verified", user.phoneNumber().map(number -> true));
  }

  private static void roles(JsonObject claims, MockUser user) {
    claims.put("realm_access", new JsonObject().put("roles", user.roles()));
  }
}
