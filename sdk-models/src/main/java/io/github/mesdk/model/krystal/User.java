package io.github.mesdk.model.krystal;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.github.mesdk.model.internal.Flag;
import io.github.mesdk.model.internal.ModelList;
import io.github.mesdk.model.internal.PlainValues;
import io.github.mesdk.model.internal.SkipNulls;
import io.github.mesdk.model.internal.SubjectReader;
import io.github.mesdk.model.internal.Text;
import io.github.mesdk.model.internal.TextList;
import io.github.mesdk.model.internal.UnixTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The Krystal user that the token identifies. Immutable. */
@Value.Immutable
@JsonSerialize(as = ImmutableUser.class)
@JsonDeserialize(builder = User.Builder.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public interface User {

  /** The id of the user. Never blank. */
  @JsonProperty("id")
  @JsonDeserialize(using = SubjectReader.class)
  String id();

  /** The user's full name. */
  @JsonProperty("name")
  @Text
  Optional<String> name();

  /** The user's first name. */
  @JsonProperty("first_name")
  @Text
  Optional<String> firstName();

  /** The user's last name. */
  @JsonProperty("last_name")
  @Text
  Optional<String> lastName();

  /** The user's time zone. */
  @JsonProperty("time_zone")
  @Text
  Optional<String> timeZone();

  /** Whether the user must sign in with a second factor. */
  @JsonProperty("two_factor_auth_enabled")
  @Flag
  Optional<Boolean> twoFactorAuthEnabled();

  /** The primary e-mail address of the user. */
  @JsonProperty("email_address")
  @Text
  Optional<String> emailAddress();

  /** All of the user's e-mail addresses. */
  @JsonProperty("email_addresses")
  @TextList
  List<@SkipNulls String> emailAddresses();

  /**
   * The names of the user's roles in all organizations. For the roles in the context of the
   * request, use {@link AuthorizationDetails#roles()}.
   */
  @JsonProperty("roles")
  @TextList
  List<@SkipNulls String> roles();

  /** The details of {@link #roles()}. */
  @JsonProperty("roles_details")
  @ModelList
  List<@SkipNulls Role> rolesDetails();

  /**
   * The names of the permissions of the user's roles in all organizations. For the permissions in
   * the context of the request, use {@link AuthorizationDetails#rolePermissions()}.
   */
  @JsonProperty("role_permissions")
  @TextList
  List<@SkipNulls String> rolePermissions();

  /** The state of the identity check of the user. */
  @JsonProperty("identity_check_state")
  Optional<IdentityCheckState> identityCheckState();

  /** When the user's identity was verified. */
  @JsonProperty("identity_check_verified_at")
  @UnixTime
  Optional<Instant> identityCheckVerifiedAt();

  /** The user's memberships. */
  @JsonProperty("organizations")
  @ModelList
  List<@SkipNulls OrganizationUser> organizations();

  /**
   * JSON members that this version does not declare or could not read, by name. The values are
   * immutable: text, booleans, exact numbers, lists, maps and null.
   */
  @JsonAnyGetter
  @JsonAnySetter
  @Value.Redacted
  Map<String, @Nullable Object> additionalProperties();

  /** Returns a new builder. {@link #id()} must be set. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds {@link User}s. Not thread-safe. */
  final class Builder extends ImmutableUser.Builder {
    Builder() {}

    /**
     * Returns the user.
     *
     * @throws IllegalStateException if the id is missing or blank
     * @throws IllegalArgumentException if an additional property has the name of a JSON member that
     *     this model declares and that is set
     */
    @Override
    public User build() {
      User built = super.build();
      if (built.id().isBlank()) {
        throw new IllegalStateException("Cannot build User: the id is blank");
      }
      if (PlainValues.needsNoCopy(built.additionalProperties())) {
        return built;
      }
      additionalProperties(PlainValues.undeclared(User.class, built, built.additionalProperties()));
      return super.build();
    }
  }
}
