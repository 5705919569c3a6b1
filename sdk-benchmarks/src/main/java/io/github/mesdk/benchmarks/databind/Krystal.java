package io.github.mesdk.benchmarks.databind;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.time.Instant;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The answer of Krystal Identity. */
@Value.Enclosing
public interface Krystal {

  /** The vendor's type of the same name. */
  @Value.Immutable
  @JsonDeserialize(as = ImmutableKrystal.AuthorizationDetails.class)
  interface AuthorizationDetails {
    @JsonProperty("client_id")
    @Nullable String clientId();

    @JsonProperty("user")
    User user();

    @JsonProperty("expiry")
    @Nullable Instant expiry();

    @JsonProperty("scopes")
    List<String> scopes();

    @JsonProperty("session")
    @Nullable SessionValidity session();

    @JsonProperty("user_permissions")
    @Nullable UserPermissions userPermissions();

    @JsonProperty("organization_owner")
    @Nullable Boolean organizationOwner();

    @JsonProperty("roles")
    List<String> roles();

    @JsonProperty("roles_details")
    List<Role> rolesDetails();

    @JsonProperty("role_permissions")
    List<String> rolePermissions();
  }

  /** The vendor's type of the same name. */
  @Value.Immutable
  @JsonDeserialize(as = ImmutableKrystal.User.class)
  interface User {
    @JsonProperty("id")
    String id();

    @JsonProperty("name")
    @Nullable String name();

    @JsonProperty("first_name")
    @Nullable String firstName();

    @JsonProperty("last_name")
    @Nullable String lastName();

    @JsonProperty("time_zone")
    @Nullable String timeZone();

    @JsonProperty("two_factor_auth_enabled")
    @Nullable Boolean twoFactorAuthEnabled();

    @JsonProperty("email_address")
    @Nullable String emailAddress();

    @JsonProperty("email_addresses")
    List<String> emailAddresses();

    @JsonProperty("roles")
    List<String> roles();

    @JsonProperty("roles_details")
    List<Role> rolesDetails();

    @JsonProperty("role_permissions")
    List<String> rolePermissions();

    @JsonProperty("identity_check_state")
    @Nullable String identityCheckState();

    @JsonProperty("identity_check_verified_at")
    @Nullable Instant identityCheckVerifiedAt();

    @JsonProperty("organizations")
    List<OrganizationUser> organizations();
  }

  /** The vendor's type of the same name. */
  @Value.Immutable
  @JsonDeserialize(as = ImmutableKrystal.Role.class)
  interface Role {
    @JsonProperty("name")
    @Nullable String name();

    @JsonProperty("label")
    @Nullable String label();

    @JsonProperty("description")
    @Nullable String description();

    @JsonProperty("require_two_factor_auth")
    @Nullable Boolean requireTwoFactorAuth();

    @JsonProperty("organization_id")
    @Nullable String organizationId();
  }

  /** The vendor's type of the same name. */
  @Value.Immutable
  @JsonDeserialize(as = ImmutableKrystal.OrganizationUser.class)
  interface OrganizationUser {
    @JsonProperty("user_id")
    @Nullable String userId();

    @JsonProperty("organization_id")
    @Nullable String organizationId();

    @JsonProperty("owner")
    @Nullable Boolean owner();

    @JsonProperty("organization_updated_at")
    @Nullable Instant organizationUpdatedAt();
  }

  /** The vendor's type of the same name. */
  @Value.Immutable
  @JsonDeserialize(as = ImmutableKrystal.SessionValidity.class)
  interface SessionValidity {
    @JsonProperty("active")
    @Nullable Boolean active();

    @JsonProperty("trusted")
    @Nullable Boolean trusted();

    @JsonProperty("reasons_to_distrust")
    List<String> reasonsToDistrust();

    @JsonProperty("trusted_ip_address")
    @Nullable Boolean trustedIpAddress();

    @JsonProperty("two_factor_auth")
    @Nullable Boolean twoFactorAuth();

    @JsonProperty("session_created_at")
    @Nullable Instant sessionCreatedAt();

    @JsonProperty("logged_in_at")
    @Nullable Instant loggedInAt();
  }

  /** The vendor's type of the same name. */
  @Value.Immutable
  @JsonDeserialize(as = ImmutableKrystal.UserPermissions.class)
  interface UserPermissions {
    @JsonProperty("admin")
    @Nullable AdminDetails admin();

    @JsonProperty("organizations")
    List<OrganizationDetails> organizations();
  }

  /** The vendor's type of the same name. */
  @Value.Immutable
  @JsonDeserialize(as = ImmutableKrystal.AdminDetails.class)
  interface AdminDetails {
    @JsonProperty("roles")
    List<Role> roles();

    @JsonProperty("permissions")
    List<String> permissions();
  }

  /** The vendor's type of the same name. */
  @Value.Immutable
  @JsonDeserialize(as = ImmutableKrystal.OrganizationDetails.class)
  interface OrganizationDetails {
    @JsonProperty("id")
    @Nullable String id();

    @JsonProperty("owner")
    @Nullable Boolean owner();

    @JsonProperty("roles")
    List<Role> roles();

    @JsonProperty("permissions")
    List<String> permissions();
  }
}
