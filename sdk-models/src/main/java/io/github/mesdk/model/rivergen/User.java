package io.github.mesdk.model.rivergen;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.github.mesdk.model.internal.Flag;
import io.github.mesdk.model.internal.FreeObject;
import io.github.mesdk.model.internal.IdReader;
import io.github.mesdk.model.internal.IsoTime;
import io.github.mesdk.model.internal.PlainValues;
import io.github.mesdk.model.internal.Text;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The account of a RiverGen user. */
@Value.Immutable
@JsonSerialize(as = ImmutableUser.class)
@JsonDeserialize(as = ImmutableUser.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public interface User {

  /** The user's id. */
  @JsonProperty("id")
  @JsonDeserialize(using = IdReader.class)
  long id();

  /** The name that others see. */
  @JsonProperty("display_name")
  @Text
  Optional<String> displayName();

  /**
   * The user's main e-mail address; {@link CurrentUserInfo#emails()} says whether it is verified.
   */
  @JsonProperty("primary_email")
  @Text
  Optional<String> primaryEmail();

  /** The address of a picture of the user. */
  @JsonProperty("profile_image_url")
  @Text
  Optional<String> profileImageUrl();

  /** When the account was made. */
  @JsonProperty("created_at")
  @IsoTime
  Optional<Instant> createdAt();

  /** When the account was last changed. */
  @JsonProperty("updated_at")
  @IsoTime
  Optional<Instant> updatedAt();

  /** Whether the user administers RiverGen itself, not merely an organization. */
  @JsonProperty("is_system_admin")
  @Flag
  Optional<Boolean> systemAdmin();

  /** When the account was disabled; absent while it is in use. */
  @JsonProperty("disabled_at")
  @IsoTime
  Optional<Instant> disabledAt();

  /** What the user says about themselves, in any form; empty when absent. */
  @JsonProperty("profile")
  @FreeObject
  @Value.Redacted
  Map<String, @Nullable Object> profile();

  /** What applications keep with the user, in any form; empty when absent. */
  @JsonProperty("user_metadata")
  @FreeObject
  @Value.Redacted
  Map<String, @Nullable Object> userMetadata();

  /** Members this version does not declare, by JSON name, as plain immutable values. */
  @JsonAnyGetter
  @JsonAnySetter
  @Value.Redacted
  Map<String, @Nullable Object> additionalProperties();

  /** A new builder; {@link #id()} must be set. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds {@link User}s; not thread-safe. */
  final class Builder extends ImmutableUser.Builder {
    Builder() {}

    /**
     * The account.
     *
     * @throws IllegalStateException if the user's id is not set
     * @throws IllegalArgumentException if an additional property bears a declared name or a free
     *     object holds what is not JSON
     */
    @Override
    public User build() {
      User built = super.build();
      if (PlainValues.isSettled(built.additionalProperties())
          && PlainValues.isSettled(built.profile())
          && PlainValues.isSettled(built.userMetadata())) {
        return built;
      }
      profile(PlainValues.object(built.profile()));
      userMetadata(PlainValues.object(built.userMetadata()));
      additionalProperties(PlainValues.extras(User.class, built.additionalProperties()));
      return super.build();
    }
  }
}
