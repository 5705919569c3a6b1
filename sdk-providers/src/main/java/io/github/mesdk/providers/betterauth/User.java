package io.github.mesdk.providers.betterauth;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.github.mesdk.model.internal.Flag;
import io.github.mesdk.model.internal.IsoTime;
import io.github.mesdk.model.internal.PlainValues;
import io.github.mesdk.model.internal.Strict;
import io.github.mesdk.model.internal.SubjectReader;
import io.github.mesdk.model.internal.Text;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The account of a Better Auth user. Immutable. */
@Value.Immutable
@JsonSerialize(as = ImmutableUser.class)
@JsonDeserialize(builder = User.Builder.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public interface User {

  /** The id of the user. */
  @JsonProperty("id")
  @JsonDeserialize(using = SubjectReader.class)
  String id();

  /** The name of the user for display. */
  @JsonProperty("name")
  @Text
  Optional<String> name();

  /** The e-mail address. */
  @JsonProperty("email")
  @Text
  Optional<String> email();

  /** Whether {@link #email()} is verified. */
  @JsonProperty("emailVerified")
  @Flag
  Optional<Boolean> emailVerified();

  /** The URL of a picture of the user. */
  @JsonProperty("image")
  @Text
  Optional<String> image();

  /** The name that the user signs in with, with the plugin {@code username}. */
  @JsonProperty("username")
  @Text
  Optional<String> username();

  /** The roles of the user, separated by commas, with the plugin {@code admin}. */
  @JsonProperty("role")
  @Text
  Optional<String> role();

  /**
   * Whether the user is banned, with the plugin {@code admin}. The server clears the flag at the
   * first sign-in after {@link #banExpires()}, so it may be true after the ban.
   */
  @JsonProperty("banned")
  @Strict
  @Flag
  Optional<Boolean> banned();

  /** When the ban ends, with the plugin {@code admin}; absent if it does not end. */
  @JsonProperty("banExpires")
  @Strict
  @IsoTime
  Optional<Instant> banExpires();

  /** Whether the account has a second factor, with the plugin {@code twoFactor}. */
  @JsonProperty("twoFactorEnabled")
  @Flag
  Optional<Boolean> twoFactorEnabled();

  /** Whether the user is a guest without an account, with the plugin {@code anonymous}. */
  @JsonProperty("isAnonymous")
  @Strict
  @Flag
  Optional<Boolean> anonymous();

  /** When the account was created. */
  @JsonProperty("createdAt")
  @IsoTime
  Optional<Instant> createdAt();

  /** When the account was last changed. */
  @JsonProperty("updatedAt")
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

  /** Returns a new builder. {@link #id()} must be set. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds {@link User} values. Not thread-safe. */
  final class Builder extends ImmutableUser.Builder {
    Builder() {}

    /**
     * Returns the account.
     *
     * @throws IllegalStateException if a required member is not set
     * @throws IllegalArgumentException if an additional property has the name of a JSON member that
     *     this model declares and that is set
     */
    @Override
    public User build() {
      User built = super.build();
      if (PlainValues.needsNoCopy(built.additionalProperties())) {
        return built;
      }
      additionalProperties(PlainValues.undeclared(User.class, built, built.additionalProperties()));
      return super.build();
    }
  }
}
