package io.github.mesdk.providers.discord;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.Identity;
import io.github.mesdk.model.internal.Flag;
import io.github.mesdk.model.internal.PlainValues;
import io.github.mesdk.model.internal.SubjectReader;
import io.github.mesdk.model.internal.Text;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The signed-in Discord user or bot. Immutable. */
@Value.Immutable
@JsonSerialize(as = ImmutableDiscordUser.class)
@JsonDeserialize(builder = DiscordUser.Builder.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public interface DiscordUser extends CurrentUser {

  /** The id of the user: decimal digits as text, because they exceed the precision of a double. */
  @JsonProperty("id")
  @JsonDeserialize(using = SubjectReader.class)
  String id();

  /** The name that the user signs in with. */
  @JsonProperty("username")
  @Text
  Optional<String> username();

  /** The name of the user for display. */
  @JsonProperty("global_name")
  @Text
  Optional<String> globalName();

  /** The four digits after the name of a bot; {@code 0} for a user. */
  @JsonProperty("discriminator")
  @Text
  Optional<String> discriminator();

  /** The hash of the picture of the user. */
  @JsonProperty("avatar")
  @Text
  Optional<String> avatar();

  /** Whether the user is a bot. */
  @JsonProperty("bot")
  @Flag
  Optional<Boolean> bot();

  /** Whether the user is part of the system of Discord itself. */
  @JsonProperty("system")
  @Flag
  Optional<Boolean> system();

  /** The e-mail address; sent only to tokens with the scope {@code email}. */
  @JsonProperty("email")
  @Text
  Optional<String> email();

  /** Whether Discord has verified {@link #email()}. */
  @JsonProperty("verified")
  @Flag
  Optional<Boolean> verified();

  /** Whether the account has a second factor. */
  @JsonProperty("mfa_enabled")
  @Flag
  Optional<Boolean> mfaEnabled();

  /** The language of the user. */
  @JsonProperty("locale")
  @Text
  Optional<String> locale();

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
    return Identity.builder()
        .provider("discord")
        .subject(id())
        .username(username())
        .name(globalName())
        .email(email())
        .emailVerified(verified())
        .locale(locale())
        .mfaEnabled(mfaEnabled())
        .build();
  }

  /** Returns a new builder. {@link #id()} must be set. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds {@link DiscordUser} values. Not thread-safe. */
  final class Builder extends ImmutableDiscordUser.Builder {
    Builder() {}

    /**
     * Returns the user.
     *
     * @throws IllegalStateException if a required member is not set
     * @throws IllegalArgumentException if an additional property has the name of a JSON member that
     *     this model declares and that is set
     */
    @Override
    public DiscordUser build() {
      DiscordUser built = super.build();
      if (PlainValues.needsNoCopy(built.additionalProperties())) {
        return built;
      }
      additionalProperties(
          PlainValues.undeclared(DiscordUser.class, built, built.additionalProperties()));
      return super.build();
    }
  }
}
