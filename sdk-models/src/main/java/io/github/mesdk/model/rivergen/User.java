package io.github.mesdk.model.rivergen;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.github.mesdk.model.internal.Flag;
import io.github.mesdk.model.internal.IdReader;
import io.github.mesdk.model.internal.IsoTime;
import io.github.mesdk.model.internal.JsonObject;
import io.github.mesdk.model.internal.PlainValues;
import io.github.mesdk.model.internal.Strict;
import io.github.mesdk.model.internal.Text;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The account of a RiverGen user. Immutable. */
@Value.Immutable
@JsonSerialize(as = ImmutableUser.class)
@JsonDeserialize(builder = User.Builder.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public interface User {

  /** The id of the user. */
  @JsonProperty("id")
  @JsonDeserialize(using = IdReader.class)
  long id();

  /** The display name of the user. */
  @JsonProperty("display_name")
  @Text
  Optional<String> displayName();

  /**
   * The primary e-mail address of the user. {@link CurrentUserInfo#emails()} shows whether the
   * address is verified.
   */
  @JsonProperty("primary_email")
  @Text
  Optional<String> primaryEmail();

  /** The URL of a picture of the user. */
  @JsonProperty("profile_image_url")
  @Text
  Optional<String> profileImageUrl();

  /** When the account was created. */
  @JsonProperty("created_at")
  @IsoTime
  Optional<Instant> createdAt();

  /** When the account was last changed. */
  @JsonProperty("updated_at")
  @IsoTime
  Optional<Instant> updatedAt();

  /** Whether the user is an administrator of RiverGen itself, not only of an organization. */
  @JsonProperty("is_system_admin")
  @Flag
  Optional<Boolean> systemAdmin();

  /** When the account was disabled; absent if it is not disabled. */
  @JsonProperty("disabled_at")
  @Strict
  @IsoTime
  Optional<Instant> disabledAt();

  /** The profile that the user has entered, with arbitrary members; empty if absent. */
  @JsonProperty("profile")
  @JsonObject
  @Value.Redacted
  Map<String, @Nullable Object> profile();

  /** The data that applications store for the user, with arbitrary members; empty if absent. */
  @JsonProperty("user_metadata")
  @JsonObject
  @Value.Redacted
  Map<String, @Nullable Object> userMetadata();

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
     * Returns the account.
     *
     * @throws IllegalStateException if the id of the user is not set
     * @throws IllegalArgumentException if an additional property has the name of a JSON member that
     *     this model declares and that is set, or a free-form object has a value that is not JSON
     */
    @Override
    public User build() {
      User built = super.build();
      if (PlainValues.needsNoCopy(built.additionalProperties())
          && PlainValues.needsNoCopy(built.profile())
          && PlainValues.needsNoCopy(built.userMetadata())) {
        return built;
      }
      profile(PlainValues.object(built.profile()));
      userMetadata(PlainValues.object(built.userMetadata()));
      additionalProperties(PlainValues.undeclared(User.class, built, built.additionalProperties()));
      return super.build();
    }
  }
}
