package io.github.mesdk.testkit;

import io.github.mesdk.testkit.Failure.Kind;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Krystal's answer about one subject. Times are in Unix seconds. */
final class KrystalAnswer {
  private static final long UPDATED = Instant.parse("2025-11-17T14:20:31Z").getEpochSecond();

  private KrystalAnswer() {}

  static JsonObject about(SignIn subject, Optional<MockOrganization> within) {
    MockUser user = subject.user();
    List<JsonObject> roles = roles(user, within);
    return new JsonObject()
        .put("client_id", "app_mock")
        .put("user", user(user))
        .put("expiry", subject.expiresAt().getEpochSecond())
        .put("scopes", List.of("user.profile"))
        .put("session", session(subject))
        .put("user_permissions", permissions(user))
        .put("organization_owner", within.map(MockOrganization::administrator).orElse(null))
        .put("roles", user.roles())
        .put("roles_details", roles)
        .put("role_permissions", user.permissions());
  }

  /** The answer about the first sample user after sign-out. */
  static JsonObject ofAnEndedSession(Instant now) {
    MockUser user = SampleUsers.of(MockSystem.KRYSTAL).get(0);
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    SignIn ended =
        new SignIn(MockSystem.KRYSTAL, user, "", SignIn.LIFETIME, clock, Optional.empty());
    ended.revoke();
    return about(ended, Optional.empty());
  }

  private static JsonObject user(MockUser user) {
    return new JsonObject()
        .put("id", user.id())
        .put("name", user.name())
        .put("first_name", user.givenName())
        .put("last_name", user.familyName())
        .put("time_zone", user.zoneInfo())
        .put("two_factor_auth_enabled", user.mfaEnabled())
        .put("email_address", user.email())
        .put("email_addresses", List.of(user.email()))
        .put("roles", user.roles())
        .put("roles_details", roles(user, Optional.empty()))
        .put("role_permissions", user.permissions())
        .put("identity_check_state", user.emailVerified() ? "verified" : "unverified")
        .put("identity_check_verified_at", user.emailVerified() ? UPDATED : null)
        .put("organizations", user.organizations().stream().map(o -> membership(user, o)).toList());
  }

  private static JsonObject membership(MockUser user, MockOrganization organization) {
    return new JsonObject()
        .put("user_id", user.id())
        .put("organization_id", organization.id())
        .put("owner", organization.administrator())
        .put("organization_updated_at", UPDATED);
  }

  private static JsonObject session(SignIn subject) {
    boolean active = subject.problem().filter(Kind.REVOKED_TOKEN::equals).isEmpty();
    boolean secondFactor = subject.user().mfaEnabled();
    return new JsonObject()
        .put("active", active)
        .put("trusted", active)
        .put("reasons_to_distrust", active ? List.of() : List.of("session_ended"))
        .put("trusted_ip_address", true)
        .put("two_factor_auth", secondFactor)
        .put("session_created_at", subject.signedInAt().getEpochSecond())
        .put("logged_in_at", subject.signedInAt().getEpochSecond());
  }

  /** The {@code admin} member is present only for administrators. */
  private static JsonObject permissions(MockUser user) {
    JsonObject admin =
        new JsonObject()
            .put("roles", roles(user, Optional.empty()))
            .put("permissions", user.permissions());
    return new JsonObject()
        .put("admin", user.roles().contains("admin") ? Optional.of(admin) : Optional.empty())
        .put(
            "organizations",
            user.organizations().stream().map(o -> organizationPermissions(user, o)).toList());
  }

  private static JsonObject organizationPermissions(MockUser user, MockOrganization organization) {
    return new JsonObject()
        .put("id", organization.id())
        .put("owner", organization.administrator())
        .put("roles", roles(user, Optional.of(organization)))
        .put("permissions", user.permissions());
  }

  private static List<JsonObject> roles(MockUser user, Optional<MockOrganization> within) {
    return user.roles().stream().map(name -> role(name, within)).toList();
  }

  private static String label(String role) {
    return role.isEmpty() ? "" : Character.toUpperCase(role.charAt(0)) + role.substring(1);
  }

  private static JsonObject role(String name, Optional<MockOrganization> within) {
    return new JsonObject()
        .put("name", name)
        .put("label", label(name))
        .put("description", null)
        .put("require_two_factor_auth", name.equals("admin"))
        .put("organization_id", within.map(MockOrganization::id).orElse(null));
  }
}
