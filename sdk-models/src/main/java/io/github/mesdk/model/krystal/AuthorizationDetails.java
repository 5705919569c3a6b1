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
import io.github.mesdk.model.internal.Names;
import io.github.mesdk.model.internal.PlainValues;
import io.github.mesdk.model.internal.SkipNulls;
import io.github.mesdk.model.internal.Text;
import io.github.mesdk.model.internal.UnixTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Who a token given to Krystal Identity stands for and what that user may do, in the organization
 * that was asked about if one was.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableAuthorizationDetails.class)
@JsonDeserialize(as = ImmutableAuthorizationDetails.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public interface AuthorizationDetails extends CurrentUser {

  /** The id of the application the token was issued to. */
  @JsonProperty("client_id")
  @Text
  Optional<String> clientId();

  /** The user the token stands for. */
  @JsonProperty("user")
  User user();

  /** When the token ends. */
  @JsonProperty("expiry")
  @UnixTime
  Optional<Instant> expiry();

  /** The names of the scopes of the token. */
  @JsonProperty("scopes")
  @Text
  List<@SkipNulls String> scopes();

  /** What Krystal thinks of the session; absent when no session was asked about. */
  @JsonProperty("session")
  Optional<SessionValidity> session();

  /** What the user may do, place by place. */
  @JsonProperty("user_permissions")
  Optional<UserPermissions> userPermissions();

  /**
   * Whether the user owns the organization that was asked about; absent when Krystal does not say.
   */
  @JsonProperty("organization_owner")
  @Flag
  Optional<Boolean> organizationOwner();

  /** The names of the user's roles, as far as they count for what was asked. */
  @JsonProperty("roles")
  @Text
  List<@SkipNulls String> roles();

  /** The same roles in full. */
  @JsonProperty("roles_details")
  List<@SkipNulls Role> rolesDetails();

  /** The names of the permissions that come with these roles. */
  @JsonProperty("role_permissions")
  @Text
  List<@SkipNulls String> rolePermissions();

  /** Members this version does not declare, by JSON name, as plain immutable values. */
  @JsonAnyGetter
  @JsonAnySetter
  @Value.Redacted
  Map<String, @Nullable Object> additionalProperties();

  /**
   * {@inheritDoc}
   *
   * <p>Roles and permissions are {@link #roles()} and {@link #rolePermissions()}, the answer to the
   * question that was asked. Those of {@link #user()} span all of the user's organizations: to
   * check them would grant in one what was given in another.
   */
  @Override
  default Identity identity() {
    Optional<String> name = user().name().filter(text -> !text.isBlank());
    return Identity.builder()
        .provider("krystal")
        .subject(user().id())
        .name(name.or(() -> Names.joined(user().firstName(), user().lastName())))
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

  /** A new builder; {@link #user()} must be set. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds {@link AuthorizationDetails} values; not thread-safe. */
  final class Builder extends ImmutableAuthorizationDetails.Builder {
    Builder() {}

    /**
     * The answer.
     *
     * @throws IllegalStateException if the user is not set
     * @throws IllegalArgumentException if an additional property bears a declared name
     */
    @Override
    public AuthorizationDetails build() {
      AuthorizationDetails built = super.build();
      if (PlainValues.isSettled(built.additionalProperties())) {
        return built;
      }
      additionalProperties(
          PlainValues.extras(AuthorizationDetails.class, built.additionalProperties()));
      return super.build();
    }
  }
}
