package io.github.mesdk.model.krystal;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.Identity;
import io.github.mesdk.model.internal.Flag;
import io.github.mesdk.model.internal.ModelList;
import io.github.mesdk.model.internal.Names;
import io.github.mesdk.model.internal.PlainValues;
import io.github.mesdk.model.internal.SkipNulls;
import io.github.mesdk.model.internal.Strict;
import io.github.mesdk.model.internal.Text;
import io.github.mesdk.model.internal.TextList;
import io.github.mesdk.model.internal.UnixTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The user that a token identifies at Krystal Identity, with roles and permissions. If the request
 * names an organization, the roles and permissions apply to that organization. Immutable.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableAuthorizationDetails.class)
@JsonDeserialize(builder = AuthorizationDetails.Builder.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public interface AuthorizationDetails extends CurrentUser {

  /** The id of the application that the token was issued to. */
  @JsonProperty("client_id")
  @Text
  Optional<String> clientId();

  /** The user that the token identifies. */
  @JsonProperty("user")
  User user();

  /** The expiry of the token. */
  @JsonProperty("expiry")
  @Strict
  @UnixTime
  Optional<Instant> expiry();

  /** The names of the scopes of the token. */
  @JsonProperty("scopes")
  @TextList
  List<@SkipNulls String> scopes();

  /** The validity of the session; absent if the request does not name a session. */
  @JsonProperty("session")
  @Strict
  Optional<SessionValidity> session();

  /** The roles and permissions of the user as an administrator and in each organization. */
  @JsonProperty("user_permissions")
  Optional<UserPermissions> userPermissions();

  /** Whether the user owns the organization of the request; absent if Krystal does not say. */
  @JsonProperty("organization_owner")
  @Flag
  Optional<Boolean> organizationOwner();

  /** The names of the user's roles in the context of the request. */
  @JsonProperty("roles")
  @TextList
  List<@SkipNulls String> roles();

  /** The details of {@link #roles()}. */
  @JsonProperty("roles_details")
  @ModelList
  List<@SkipNulls Role> rolesDetails();

  /** The names of the permissions that {@link #roles()} grant. */
  @JsonProperty("role_permissions")
  @TextList
  List<@SkipNulls String> rolePermissions();

  /**
   * JSON members that this version does not declare or could not read, by name. The values are
   * immutable: text, booleans, exact numbers, lists, maps and null.
   */
  @JsonAnyGetter
  @JsonAnySetter
  @Value.Redacted
  Map<String, @Nullable Object> additionalProperties();

  /**
   * {@inheritDoc}
   *
   * <p>Roles and permissions are {@link #roles()} and {@link #rolePermissions()}, which apply to
   * the context of the request. The roles and permissions of {@link #user()} cover all
   * organizations of the user: checking them would grant rights in one organization that were
   * assigned in another.
   */
  @Override
  default Identity identity() {
    return Identity.builder()
        .provider("krystal")
        .subject(user().id())
        .name(Names.firstPresent(user().name(), user().firstName(), user().lastName()))
        .email(user().emailAddress())
        .zoneInfo(user().timeZone())
        .addRoles(roles().toArray(String[]::new))
        .addPermissions(rolePermissions().toArray(String[]::new))
        .organizations(KrystalMemberships.of(this))
        .mfaEnabled(user().twoFactorAuthEnabled())
        .active(session().flatMap(SessionValidity::active))
        .expiresAt(expiry())
        .build();
  }

  /** Returns a new builder. {@link #user()} must be set. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds {@link AuthorizationDetails} values. Not thread-safe. */
  final class Builder extends ImmutableAuthorizationDetails.Builder {
    Builder() {}

    /**
     * Returns the answer.
     *
     * @throws IllegalStateException if the user is not set
     * @throws IllegalArgumentException if an additional property has the name of a JSON member that
     *     this model declares and that is set
     */
    @Override
    public AuthorizationDetails build() {
      AuthorizationDetails built = super.build();
      if (PlainValues.needsNoCopy(built.additionalProperties())) {
        return built;
      }
      additionalProperties(
          PlainValues.undeclared(AuthorizationDetails.class, built, built.additionalProperties()));
      return super.build();
    }
  }
}
