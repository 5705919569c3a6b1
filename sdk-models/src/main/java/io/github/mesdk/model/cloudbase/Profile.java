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
import io.github.mesdk.model.internal.FreeObject;
import io.github.mesdk.model.internal.IdText;
import io.github.mesdk.model.internal.IsoTime;
import io.github.mesdk.model.internal.PlainValues;
import io.github.mesdk.model.internal.SkipNulls;
import io.github.mesdk.model.internal.Text;
import io.github.mesdk.model.internal.WholeNumber;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The signed-in CloudBase user, the {@code v1Profile} of the vendor's documentation.
 *
 * <p>The vendor requires no member; this SDK insists on an id in {@link #sub()} or {@link
 * #userId()}, either of which is also read from a JSON integer, digit by digit.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableProfile.class)
@JsonDeserialize(as = ImmutableProfile.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public interface Profile extends CurrentUser {

  /** The user's id: digits, but text, since it has more of them than a double keeps. */
  @JsonProperty("sub")
  @IdText
  Optional<String> sub();

  /** The user's name for people; {@code anonymous} for a guest. */
  @JsonProperty("name")
  @Text
  Optional<String> name();

  /** The address of a picture of the user; CloudBase sends empty text for none. */
  @JsonProperty("picture")
  @Text
  Optional<String> picture();

  /** The name the user signs in with. */
  @JsonProperty("username")
  @Text
  Optional<String> username();

  /** The user's e-mail address. */
  @JsonProperty("email")
  @Text
  Optional<String> email();

  /** The user's telephone number, with a space after the country code: not strict E.164. */
  @JsonProperty("phone_number")
  @Text
  Optional<String> phoneNumber();

  /** The ways to sign in that are bound to the user. */
  @JsonProperty("providers")
  List<@SkipNulls BoundProvider> providers();

  /** Whether the user may act. */
  @JsonProperty("status")
  Optional<Status> status();

  /** The user's gender. */
  @JsonProperty("gender")
  Optional<Gender> gender();

  /** The groups the user is in; written as objects, also those that came as plain text. */
  @JsonProperty("groups")
  @JsonDeserialize(contentUsing = GroupReader.class)
  List<@SkipNulls Group> groups();

  /** What the application keeps about the user; empty when there is nothing. */
  @JsonProperty("meta")
  @FreeObject
  @Value.Redacted
  Map<String, @Nullable Object> meta();

  /** When the user was created. */
  @JsonProperty("created_at")
  @IsoTime
  Optional<Instant> createdAt();

  /** When the user was changed last. */
  @JsonProperty("updated_at")
  @IsoTime
  Optional<Instant> updatedAt();

  /** When the user's password was changed last. */
  @JsonProperty("password_updated_at")
  @IsoTime
  Optional<Instant> passwordUpdatedAt();

  /** The user's id again; it stands in where {@link #sub()} is absent or empty. */
  @JsonProperty("user_id")
  @IdText
  Optional<String> userId();

  /** Whether the user can sign in with a password. */
  @JsonProperty("has_password")
  @Flag
  Optional<Boolean> hasPassword();

  /** What kind of account this is within the environment. */
  @JsonProperty("internal_user_type")
  Optional<InternalUserType> internalUserType();

  /** The vendor's classification of the user. */
  @JsonProperty("type")
  Optional<UserType> type();

  /** Where the user comes from, as a number whose values the vendor does not document. */
  @JsonProperty("user_source")
  @WholeNumber
  Optional<Long> userSource();

  /** A description of the user, for people. */
  @JsonProperty("user_desc")
  @Text
  Optional<String> userDesc();

  /** When the user signed in last. */
  @JsonProperty("last_login")
  @IsoTime
  Optional<Instant> lastLogin();

  /** Members this version does not declare, by JSON name, as plain immutable values. */
  @JsonAnyGetter
  @JsonAnySetter
  @Value.Redacted
  Map<String, @Nullable Object> additionalProperties();

  @Override
  default Identity identity() {
    return Identities.of(this);
  }

  /** A new builder; {@link #sub()} or {@link #userId()} must be set. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds {@link Profile}s; not thread-safe. */
  final class Builder extends ImmutableProfile.Builder {
    Builder() {}

    /**
     * The profile.
     *
     * @throws IllegalStateException if the user has no id, or only an empty one
     * @throws IllegalArgumentException if an additional property bears a declared name
     */
    @Override
    public Profile build() {
      Profile built = super.build();
      if (Identities.subject(built).isEmpty()) {
        throw new IllegalStateException(
            "Cannot build Profile: both sub and user_id are missing or empty");
      }
      if (PlainValues.isSettled(built.additionalProperties())
          && PlainValues.isSettled(built.meta())) {
        return built;
      }
      meta(PlainValues.object(built.meta()));
      additionalProperties(PlainValues.extras(Profile.class, built.additionalProperties()));
      return super.build();
    }
  }
}
