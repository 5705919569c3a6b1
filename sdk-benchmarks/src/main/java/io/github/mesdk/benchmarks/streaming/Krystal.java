package io.github.mesdk.benchmarks.streaming;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer of Krystal Identity as records, filled from a stream of JSON tokens. */
public final class Krystal {
  private Krystal() {}

  /** The vendor's type of the same name. */
  public record AuthorizationDetails(
      @Nullable String clientId,
      @Nullable User user,
      @Nullable Instant expiry,
      List<String> scopes,
      @Nullable SessionValidity session,
      @Nullable UserPermissions userPermissions,
      @Nullable Boolean organizationOwner,
      List<String> roles,
      List<Role> rolesDetails,
      List<String> rolePermissions) {

    static AuthorizationDetails read(JsonParser in) throws IOException {
      @Nullable String clientId = null;
      @Nullable User user = null;
      @Nullable Instant expiry = null;
      List<String> scopes = List.of();
      @Nullable SessionValidity session = null;
      @Nullable UserPermissions userPermissions = null;
      @Nullable Boolean organizationOwner = null;
      List<String> roles = List.of();
      List<Role> rolesDetails = List.of();
      List<String> rolePermissions = List.of();
      for (String key = in.nextFieldName(); key != null; key = in.nextFieldName()) {
        in.nextToken();
        switch (key) {
          case "client_id" -> clientId = Values.text(in);
          case "user" -> user = User.read(in);
          case "expiry" -> expiry = Values.time(in);
          case "scopes" -> scopes = Values.texts(in);
          case "session" -> session = SessionValidity.read(in);
          case "user_permissions" -> userPermissions = UserPermissions.read(in);
          case "organization_owner" -> organizationOwner = Values.flag(in);
          case "roles" -> roles = Values.texts(in);
          case "roles_details" -> rolesDetails = Values.list(in, Role::read);
          case "role_permissions" -> rolePermissions = Values.texts(in);
          default -> in.skipChildren();
        }
      }
      return new AuthorizationDetails(
          clientId,
          user,
          expiry,
          scopes,
          session,
          userPermissions,
          organizationOwner,
          roles,
          rolesDetails,
          rolePermissions);
    }
  }

  /** The vendor's type of the same name. */
  public record User(
      String id,
      @Nullable String name,
      @Nullable String firstName,
      @Nullable String lastName,
      @Nullable String timeZone,
      @Nullable Boolean twoFactorAuthEnabled,
      @Nullable String emailAddress,
      List<String> emailAddresses,
      List<String> roles,
      List<Role> rolesDetails,
      List<String> rolePermissions,
      @Nullable String identityCheckState,
      @Nullable Instant identityCheckVerifiedAt,
      List<OrganizationUser> organizations) {

    static User read(JsonParser in) throws IOException {
      String id = "";
      @Nullable String name = null;
      @Nullable String firstName = null;
      @Nullable String lastName = null;
      @Nullable String timeZone = null;
      @Nullable Boolean twoFactorAuthEnabled = null;
      @Nullable String emailAddress = null;
      List<String> emailAddresses = List.of();
      List<String> roles = List.of();
      List<Role> rolesDetails = List.of();
      List<String> rolePermissions = List.of();
      @Nullable String identityCheckState = null;
      @Nullable Instant identityCheckVerifiedAt = null;
      List<OrganizationUser> organizations = List.of();
      for (String key = in.nextFieldName(); key != null; key = in.nextFieldName()) {
        in.nextToken();
        switch (key) {
          case "id" -> id = in.getText();
          case "name" -> name = Values.text(in);
          case "first_name" -> firstName = Values.text(in);
          case "last_name" -> lastName = Values.text(in);
          case "time_zone" -> timeZone = Values.text(in);
          case "two_factor_auth_enabled" -> twoFactorAuthEnabled = Values.flag(in);
          case "email_address" -> emailAddress = Values.text(in);
          case "email_addresses" -> emailAddresses = Values.texts(in);
          case "roles" -> roles = Values.texts(in);
          case "roles_details" -> rolesDetails = Values.list(in, Role::read);
          case "role_permissions" -> rolePermissions = Values.texts(in);
          case "identity_check_state" -> identityCheckState = Values.text(in);
          case "identity_check_verified_at" -> identityCheckVerifiedAt = Values.time(in);
          case "organizations" -> organizations = Values.list(in, OrganizationUser::read);
          default -> in.skipChildren();
        }
      }
      return new User(
          id,
          name,
          firstName,
          lastName,
          timeZone,
          twoFactorAuthEnabled,
          emailAddress,
          emailAddresses,
          roles,
          rolesDetails,
          rolePermissions,
          identityCheckState,
          identityCheckVerifiedAt,
          organizations);
    }
  }

  /** The vendor's type of the same name. */
  public record Role(
      @Nullable String name,
      @Nullable String label,
      @Nullable String description,
      @Nullable Boolean requireTwoFactorAuth,
      @Nullable String organizationId) {

    static Role read(JsonParser in) throws IOException {
      @Nullable String name = null;
      @Nullable String label = null;
      @Nullable String description = null;
      @Nullable Boolean requireTwoFactorAuth = null;
      @Nullable String organizationId = null;
      for (String key = in.nextFieldName(); key != null; key = in.nextFieldName()) {
        in.nextToken();
        switch (key) {
          case "name" -> name = Values.text(in);
          case "label" -> label = Values.text(in);
          case "description" -> description = Values.text(in);
          case "require_two_factor_auth" -> requireTwoFactorAuth = Values.flag(in);
          case "organization_id" -> organizationId = Values.text(in);
          default -> in.skipChildren();
        }
      }
      return new Role(name, label, description, requireTwoFactorAuth, organizationId);
    }
  }

  /** The vendor's type of the same name. */
  public record OrganizationUser(
      @Nullable String userId,
      @Nullable String organizationId,
      @Nullable Boolean owner,
      @Nullable Instant organizationUpdatedAt) {

    static OrganizationUser read(JsonParser in) throws IOException {
      @Nullable String userId = null;
      @Nullable String organizationId = null;
      @Nullable Boolean owner = null;
      @Nullable Instant organizationUpdatedAt = null;
      for (String key = in.nextFieldName(); key != null; key = in.nextFieldName()) {
        in.nextToken();
        switch (key) {
          case "user_id" -> userId = Values.text(in);
          case "organization_id" -> organizationId = Values.text(in);
          case "owner" -> owner = Values.flag(in);
          case "organization_updated_at" -> organizationUpdatedAt = Values.time(in);
          default -> in.skipChildren();
        }
      }
      return new OrganizationUser(userId, organizationId, owner, organizationUpdatedAt);
    }
  }

  /** The vendor's type of the same name. */
  public record SessionValidity(
      @Nullable Boolean active,
      @Nullable Boolean trusted,
      List<String> reasonsToDistrust,
      @Nullable Boolean trustedIpAddress,
      @Nullable Boolean twoFactorAuth,
      @Nullable Instant sessionCreatedAt,
      @Nullable Instant loggedInAt) {

    static SessionValidity read(JsonParser in) throws IOException {
      @Nullable Boolean active = null;
      @Nullable Boolean trusted = null;
      List<String> reasonsToDistrust = List.of();
      @Nullable Boolean trustedIpAddress = null;
      @Nullable Boolean twoFactorAuth = null;
      @Nullable Instant sessionCreatedAt = null;
      @Nullable Instant loggedInAt = null;
      for (String key = in.nextFieldName(); key != null; key = in.nextFieldName()) {
        in.nextToken();
        switch (key) {
          case "active" -> active = Values.flag(in);
          case "trusted" -> trusted = Values.flag(in);
          case "reasons_to_distrust" -> reasonsToDistrust = Values.texts(in);
          case "trusted_ip_address" -> trustedIpAddress = Values.flag(in);
          case "two_factor_auth" -> twoFactorAuth = Values.flag(in);
          case "session_created_at" -> sessionCreatedAt = Values.time(in);
          case "logged_in_at" -> loggedInAt = Values.time(in);
          default -> in.skipChildren();
        }
      }
      return new SessionValidity(
          active,
          trusted,
          reasonsToDistrust,
          trustedIpAddress,
          twoFactorAuth,
          sessionCreatedAt,
          loggedInAt);
    }
  }

  /** The vendor's type of the same name. */
  public record UserPermissions(
      @Nullable AdminDetails admin, List<OrganizationDetails> organizations) {

    static UserPermissions read(JsonParser in) throws IOException {
      @Nullable AdminDetails admin = null;
      List<OrganizationDetails> organizations = List.of();
      for (String key = in.nextFieldName(); key != null; key = in.nextFieldName()) {
        in.nextToken();
        switch (key) {
          case "admin" -> admin = AdminDetails.read(in);
          case "organizations" -> organizations = Values.list(in, OrganizationDetails::read);
          default -> in.skipChildren();
        }
      }
      return new UserPermissions(admin, organizations);
    }
  }

  /** The vendor's type of the same name. */
  public record AdminDetails(List<Role> roles, List<String> permissions) {

    static AdminDetails read(JsonParser in) throws IOException {
      List<Role> roles = List.of();
      List<String> permissions = List.of();
      for (String key = in.nextFieldName(); key != null; key = in.nextFieldName()) {
        in.nextToken();
        switch (key) {
          case "roles" -> roles = Values.list(in, Role::read);
          case "permissions" -> permissions = Values.texts(in);
          default -> in.skipChildren();
        }
      }
      return new AdminDetails(roles, permissions);
    }
  }

  /** The vendor's type of the same name. */
  public record OrganizationDetails(
      @Nullable String id, @Nullable Boolean owner, List<Role> roles, List<String> permissions) {

    static OrganizationDetails read(JsonParser in) throws IOException {
      @Nullable String id = null;
      @Nullable Boolean owner = null;
      List<Role> roles = List.of();
      List<String> permissions = List.of();
      for (String key = in.nextFieldName(); key != null; key = in.nextFieldName()) {
        in.nextToken();
        switch (key) {
          case "id" -> id = Values.text(in);
          case "owner" -> owner = Values.flag(in);
          case "roles" -> roles = Values.list(in, Role::read);
          case "permissions" -> permissions = Values.texts(in);
          default -> in.skipChildren();
        }
      }
      return new OrganizationDetails(id, owner, roles, permissions);
    }
  }
}
