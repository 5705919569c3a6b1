package io.github.mesdk.providers.gitea;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.Identity;
import io.github.mesdk.model.internal.Flag;
import io.github.mesdk.model.internal.IdReader;
import io.github.mesdk.model.internal.IsoTime;
import io.github.mesdk.model.internal.PlainValues;
import io.github.mesdk.model.internal.Strict;
import io.github.mesdk.model.internal.Text;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The signed-in Gitea or Forgejo user. Immutable. */
@Value.Immutable
@JsonSerialize(as = ImmutableGiteaUser.class)
@JsonDeserialize(builder = GiteaUser.Builder.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public interface GiteaUser extends CurrentUser {

  /** The id of the user. */
  @JsonProperty("id")
  @JsonDeserialize(using = IdReader.class)
  long id();

  /** The name that the user signs in with. */
  @JsonProperty("login")
  @Text
  Optional<String> login();

  /** The full name of the user. */
  @JsonProperty("full_name")
  @Text
  Optional<String> fullName();

  /** The e-mail address. */
  @JsonProperty("email")
  @Text
  Optional<String> email();

  /** The URL of a picture of the user. */
  @JsonProperty("avatar_url")
  @Text
  Optional<String> avatarUrl();

  /** The URL of the profile page. */
  @JsonProperty("html_url")
  @Text
  Optional<String> htmlUrl();

  /** The language of the user. */
  @JsonProperty("language")
  @Text
  Optional<String> language();

  /** Whether the user administers the server. */
  @JsonProperty("is_admin")
  @Flag
  Optional<Boolean> admin();

  /** Whether the user can see only what was shared with the user. */
  @JsonProperty("restricted")
  @Flag
  Optional<Boolean> restricted();

  /** Whether the account is active. */
  @JsonProperty("active")
  @Strict
  @Flag
  Optional<Boolean> active();

  /** Whether the user may not sign in. */
  @JsonProperty("prohibit_login")
  @Strict
  @Flag
  Optional<Boolean> prohibitLogin();

  /** When the user last signed in. */
  @JsonProperty("last_login")
  @IsoTime
  Optional<Instant> lastLogin();

  /** When the account was created. */
  @JsonProperty("created")
  @IsoTime
  Optional<Instant> created();

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
   * <p>{@code active} is false if the user may not sign in, even if the account is active.
   */
  @Override
  default Identity identity() {
    Optional<Boolean> maySignIn = prohibitLogin().map(isProhibited -> !isProhibited);
    return Identity.builder()
        .provider("gitea")
        .subject(Long.toString(id()))
        .username(login())
        .name(fullName())
        .email(email())
        .picture(avatarUrl())
        .locale(language())
        .active(maySignIn.filter(may -> !may).or(this::active))
        .build();
  }

  /** Returns a new builder. {@link #id()} must be set. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds {@link GiteaUser} values. Not thread-safe. */
  final class Builder extends ImmutableGiteaUser.Builder {
    Builder() {}

    /**
     * Returns the user.
     *
     * @throws IllegalStateException if a required member is not set
     * @throws IllegalArgumentException if an additional property has the name of a JSON member that
     *     this model declares and that is set
     */
    @Override
    public GiteaUser build() {
      GiteaUser built = super.build();
      if (PlainValues.needsNoCopy(built.additionalProperties())) {
        return built;
      }
      additionalProperties(
          PlainValues.undeclared(GiteaUser.class, built, built.additionalProperties()));
      return super.build();
    }
  }
}
