package io.github.mesdk.providers.supabase;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.Identity;
import io.github.mesdk.model.internal.Flag;
import io.github.mesdk.model.internal.IsoTime;
import io.github.mesdk.model.internal.JsonObject;
import io.github.mesdk.model.internal.ModelList;
import io.github.mesdk.model.internal.PlainValues;
import io.github.mesdk.model.internal.SkipNulls;
import io.github.mesdk.model.internal.Strict;
import io.github.mesdk.model.internal.SubjectReader;
import io.github.mesdk.model.internal.Text;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The signed-in Supabase user. Immutable. */
@Value.Immutable
@JsonSerialize(as = ImmutableSupabaseUser.class)
@JsonDeserialize(builder = SupabaseUser.Builder.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public interface SupabaseUser extends CurrentUser {

  /** The id of the user. */
  @JsonProperty("id")
  @JsonDeserialize(using = SubjectReader.class)
  String id();

  /** The audience of the user; deprecated by the vendor. */
  @JsonProperty("aud")
  @Text
  Optional<String> aud();

  /** The role of the user in the database, such as {@code authenticated}. */
  @JsonProperty("role")
  @Text
  Optional<String> role();

  /** The e-mail address. */
  @JsonProperty("email")
  @Text
  Optional<String> email();

  /** When the user confirmed the e-mail address. */
  @JsonProperty("email_confirmed_at")
  @IsoTime
  Optional<Instant> emailConfirmedAt();

  /** The telephone number. */
  @JsonProperty("phone")
  @Text
  Optional<String> phone();

  /** When the user confirmed the telephone number. */
  @JsonProperty("phone_confirmed_at")
  @IsoTime
  Optional<Instant> phoneConfirmedAt();

  /** When the user last signed in. */
  @JsonProperty("last_sign_in_at")
  @IsoTime
  Optional<Instant> lastSignInAt();

  /** The data that the server stores for the user; empty if absent. */
  @JsonProperty("app_metadata")
  @JsonObject
  @Value.Redacted
  Map<String, @Nullable Object> appMetadata();

  /** The data that the user may change; empty if absent. */
  @JsonProperty("user_metadata")
  @JsonObject
  @Value.Redacted
  Map<String, @Nullable Object> userMetadata();

  /** The second factors of the user. */
  @JsonProperty("factors")
  @ModelList
  List<@SkipNulls Factor> factors();

  /** Whether the user is a guest without an account. */
  @JsonProperty("is_anonymous")
  @Strict
  @Flag
  Optional<Boolean> anonymous();

  /** Until when the user is banned; absent if the user is not banned. */
  @JsonProperty("banned_until")
  @Strict
  @IsoTime
  Optional<Instant> bannedUntil();

  /** When the user was deleted; absent if the user is not deleted. */
  @JsonProperty("deleted_at")
  @Strict
  @IsoTime
  Optional<Instant> deletedAt();

  /** When the user was created. */
  @JsonProperty("created_at")
  @IsoTime
  Optional<Instant> createdAt();

  /** When the user was last changed. */
  @JsonProperty("updated_at")
  @IsoTime
  Optional<Instant> updatedAt();

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
   * <p>{@code active} is false for a deleted user and during a ban. A ban that has ended does not
   * count, so the value depends on the clock of the system.
   */
  @Override
  default Identity identity() {
    boolean isBanned = bannedUntil().filter(Instant.now()::isBefore).isPresent();
    return Identity.builder()
        .provider("supabase")
        .subject(id())
        .email(email())
        .emailVerified(emailConfirmedAt().map(time -> true))
        .phoneNumber(phone())
        .roles(role().filter(name -> !name.isBlank()).stream().toList())
        .mfaEnabled(hasFactor())
        .active(!isBanned && deletedAt().isEmpty())
        .anonymous(anonymous())
        .build();
  }

  private Optional<Boolean> hasFactor() {
    return factors().isEmpty()
        ? Optional.empty()
        : Optional.of(
            factors().stream()
                .anyMatch(factor -> factor.status().filter("verified"::equals).isPresent()));
  }

  /** Returns a new builder. {@link #id()} must be set. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds {@link SupabaseUser} values. Not thread-safe. */
  final class Builder extends ImmutableSupabaseUser.Builder {
    Builder() {}

    /**
     * Returns the user.
     *
     * @throws IllegalStateException if a required member is not set
     * @throws IllegalArgumentException if an additional property has the name of a JSON member that
     *     this model declares and that is set
     */
    @Override
    public SupabaseUser build() {
      SupabaseUser built = super.build();
      if (PlainValues.needsNoCopy(built.additionalProperties())
          && PlainValues.needsNoCopy(built.appMetadata())
          && PlainValues.needsNoCopy(built.userMetadata())) {
        return built;
      }
      appMetadata(PlainValues.object(built.appMetadata()));
      userMetadata(PlainValues.object(built.userMetadata()));
      additionalProperties(
          PlainValues.undeclared(SupabaseUser.class, built, built.additionalProperties()));
      return super.build();
    }
  }
}
