package io.github.mesdk.providers.gitlab;

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

/** The signed-in GitLab user. Immutable. */
@Value.Immutable
@JsonSerialize(as = ImmutableGitLabUser.class)
@JsonDeserialize(builder = GitLabUser.Builder.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public interface GitLabUser extends CurrentUser {

  /** The id of the user. */
  @JsonProperty("id")
  @JsonDeserialize(using = IdReader.class)
  long id();

  /** The name that the user signs in with. Users can change it. */
  @JsonProperty("username")
  @Text
  Optional<String> username();

  /** The full name of the user. */
  @JsonProperty("name")
  @Text
  Optional<String> name();

  /** The state of the account: {@code active}, or another state such as {@code blocked}. */
  @JsonProperty("state")
  @Strict
  @Text
  Optional<String> state();

  /** The primary e-mail address. */
  @JsonProperty("email")
  @Text
  Optional<String> email();

  /** The e-mail address that the profile shows. */
  @JsonProperty("public_email")
  @Text
  Optional<String> publicEmail();

  /** The e-mail address of commits. */
  @JsonProperty("commit_email")
  @Text
  Optional<String> commitEmail();

  /** The URL of a picture of the user. */
  @JsonProperty("avatar_url")
  @Text
  Optional<String> avatarUrl();

  /** The URL of the profile page. */
  @JsonProperty("web_url")
  @Text
  Optional<String> webUrl();

  /** Whether the user is a bot, such as the user of a project access token. */
  @JsonProperty("bot")
  @Flag
  Optional<Boolean> bot();

  /** Whether the user is external to the organization. */
  @JsonProperty("external")
  @Flag
  Optional<Boolean> external();

  /** Whether the user administers the GitLab server; sent only to administrators. */
  @JsonProperty("is_admin")
  @Flag
  Optional<Boolean> admin();

  /** Whether the account has a second factor. */
  @JsonProperty("two_factor_enabled")
  @Flag
  Optional<Boolean> twoFactorEnabled();

  /** When the user confirmed the primary e-mail address. */
  @JsonProperty("confirmed_at")
  @IsoTime
  Optional<Instant> confirmedAt();

  /** When the account was created. */
  @JsonProperty("created_at")
  @IsoTime
  Optional<Instant> createdAt();

  /** When the user signed in before the current session. */
  @JsonProperty("last_sign_in_at")
  @IsoTime
  Optional<Instant> lastSignInAt();

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
   * <p>{@code active} is true only in the state {@code active}.
   */
  @Override
  default Identity identity() {
    return Identity.builder()
        .provider("gitlab")
        .subject(Long.toString(id()))
        .username(username())
        .name(name())
        .email(email())
        .emailVerified(confirmedAt().map(time -> true))
        .picture(avatarUrl())
        .mfaEnabled(twoFactorEnabled())
        .active(state().map("active"::equals))
        .build();
  }

  /** Returns a new builder. {@link #id()} must be set. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds {@link GitLabUser} values. Not thread-safe. */
  final class Builder extends ImmutableGitLabUser.Builder {
    Builder() {}

    /**
     * Returns the user.
     *
     * @throws IllegalStateException if a required member is not set
     * @throws IllegalArgumentException if an additional property has the name of a JSON member that
     *     this model declares and that is set
     */
    @Override
    public GitLabUser build() {
      GitLabUser built = super.build();
      if (PlainValues.needsNoCopy(built.additionalProperties())) {
        return built;
      }
      additionalProperties(
          PlainValues.undeclared(GitLabUser.class, built, built.additionalProperties()));
      return super.build();
    }
  }
}
