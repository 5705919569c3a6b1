package io.github.mesdk.model.cloudbase;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.Identity;
import io.github.mesdk.model.internal.Flag;
import io.github.mesdk.model.internal.IdText;
import io.github.mesdk.model.internal.IsoTime;
import io.github.mesdk.model.internal.JsonObject;
import io.github.mesdk.model.internal.ModelList;
import io.github.mesdk.model.internal.PlainValues;
import io.github.mesdk.model.internal.SkipNulls;
import io.github.mesdk.model.internal.Strict;
import io.github.mesdk.model.internal.Text;
import io.github.mesdk.model.internal.WholeNumber;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The signed-in CloudBase user, {@code v1Profile} in the documentation of the vendor. Immutable.
 *
 * <p>The vendor requires no member, but this SDK requires an id in {@link #sub()} or {@link
 * #userId()}. An id that is a JSON integer is also accepted and keeps all its digits.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableProfile.class)
@JsonDeserialize(builder = Profile.Builder.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public interface Profile extends CurrentUser {

  /** The id of the user: decimal digits as text, because they exceed the precision of a double. */
  @JsonProperty("sub")
  @Strict(oneRequired = true)
  @IdText
  Optional<String> sub();

  /** The display name of the user; {@code anonymous} for a guest. */
  @JsonProperty("name")
  @Strict
  @Text
  Optional<String> name();

  /** The URL of a picture of the user. CloudBase sends empty text if there is no picture. */
  @JsonProperty("picture")
  @Text
  Optional<String> picture();

  /** The name that the user signs in with. */
  @JsonProperty("username")
  @Text
  Optional<String> username();

  /** The user's e-mail address. */
  @JsonProperty("email")
  @Text
  Optional<String> email();

  /**
   * The telephone number of the user, with a space after the country code, which is not strict
   * E.164.
   */
  @JsonProperty("phone_number")
  @Text
  Optional<String> phoneNumber();

  /** The identity sources that the user can sign in with. */
  @JsonProperty("providers")
  @ModelList
  List<@SkipNulls BoundProvider> providers();

  /** The status of the account. */
  @JsonProperty("status")
  @Strict
  Optional<Status> status();

  /** The user's gender. */
  @JsonProperty("gender")
  Optional<Gender> gender();

  /**
   * The groups of the user. In JSON, each group is written as an object, even if CloudBase sent it
   * as text.
   */
  @JsonProperty("groups")
  @ModelList
  @JsonDeserialize(using = GroupsReader.class)
  List<@SkipNulls Group> groups();

  /** The data that the application stores for the user; empty if there is none. */
  @JsonProperty("meta")
  @JsonObject
  @Value.Redacted
  Map<String, @Nullable Object> meta();

  /** When the user was created. */
  @JsonProperty("created_at")
  @IsoTime
  Optional<Instant> createdAt();

  /** When the user was last changed. */
  @JsonProperty("updated_at")
  @IsoTime
  Optional<Instant> updatedAt();

  /** When the password of the user was last changed. */
  @JsonProperty("password_updated_at")
  @IsoTime
  Optional<Instant> passwordUpdatedAt();

  /** The id of the user, used if {@link #sub()} is absent or blank. */
  @JsonProperty("user_id")
  @Strict(oneRequired = true)
  @IdText
  Optional<String> userId();

  /** Whether the user can sign in with a password. */
  @JsonProperty("has_password")
  @Flag
  Optional<Boolean> hasPassword();

  /** The kind of the account within the environment. */
  @JsonProperty("internal_user_type")
  @Strict
  Optional<InternalUserType> internalUserType();

  /** The classification of the user by the vendor. */
  @JsonProperty("type")
  Optional<UserType> type();

  /** The origin of the user, as a number that the vendor does not document. */
  @JsonProperty("user_source")
  @WholeNumber
  Optional<Long> userSource();

  /** A description of the user for display. */
  @JsonProperty("user_desc")
  @Text
  Optional<String> userDesc();

  /** When the user last signed in. */
  @JsonProperty("last_login")
  @IsoTime
  Optional<Instant> lastLogin();

  /**
   * JSON members that this version does not declare or could not read, by name. The values are
   * immutable: text, booleans, exact numbers, lists, maps and null.
   */
  @JsonAnyGetter
  @JsonAnySetter
  @Value.Redacted
  Map<String, @Nullable Object> additionalProperties();

  @Override
  default Identity identity() {
    return CloudBaseIdentity.of(this);
  }

  /** Returns a new builder. {@link #sub()} or {@link #userId()} must be set. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds {@link Profile}s. Not thread-safe. */
  final class Builder extends ImmutableProfile.Builder {
    Builder() {}

    /**
     * Returns the profile.
     *
     * @throws IllegalStateException if the id of the user is missing or blank
     * @throws IllegalArgumentException if an additional property has the name of a JSON member that
     *     this model declares and that is set
     */
    @Override
    public Profile build() {
      Profile built = super.build();
      if (CloudBaseIdentity.subject(built).isEmpty()) {
        throw new IllegalStateException(
            "Cannot build Profile: both sub and user_id are missing or empty");
      }
      if (PlainValues.needsNoCopy(built.additionalProperties())
          && PlainValues.needsNoCopy(built.meta())) {
        return built;
      }
      meta(PlainValues.object(built.meta()));
      additionalProperties(
          PlainValues.undeclared(Profile.class, built, built.additionalProperties()));
      return super.build();
    }
  }
}
