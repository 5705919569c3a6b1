package io.github.mesdk.providers.github;

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

/**
 * The signed-in GitHub user. A token without the scope {@code user} gets only the public members.
 * Immutable.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableGitHubUser.class)
@JsonDeserialize(builder = GitHubUser.Builder.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public interface GitHubUser extends CurrentUser {

  /** The id of the user. */
  @JsonProperty("id")
  @JsonDeserialize(using = IdReader.class)
  long id();

  /** The name that the user signs in with. Users can change it. */
  @JsonProperty("login")
  @Text
  Optional<String> login();

  /** The id of the user in the GraphQL API. */
  @JsonProperty("node_id")
  @Text
  Optional<String> nodeId();

  /** The full name of the user. */
  @JsonProperty("name")
  @Text
  Optional<String> name();

  /** The public e-mail address; absent unless the user has made an address public. */
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

  /** The kind of account, such as {@code User} or {@code Bot}. */
  @JsonProperty("type")
  @Text
  Optional<String> type();

  /** Whether the user administers GitHub itself or the GitHub Enterprise server. */
  @JsonProperty("site_admin")
  @Flag
  Optional<Boolean> siteAdmin();

  /** The company that the user has entered. */
  @JsonProperty("company")
  @Text
  Optional<String> company();

  /** The place that the user has entered. */
  @JsonProperty("location")
  @Text
  Optional<String> location();

  /** Whether the account has a second factor; absent if the token may not know. */
  @JsonProperty("two_factor_authentication")
  @Flag
  Optional<Boolean> twoFactorAuthentication();

  /** When the account was suspended; absent if it is not, or if the server does not say. */
  @JsonProperty("suspended_at")
  @Strict
  @IsoTime
  Optional<Instant> suspendedAt();

  /** When the account was created. */
  @JsonProperty("created_at")
  @IsoTime
  Optional<Instant> createdAt();

  /** When the account was last changed. */
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
   * <p>{@code active} is false for a suspended account and absent otherwise, because most answers
   * say nothing about a suspension.
   */
  @Override
  default Identity identity() {
    return Identity.builder()
        .provider("github")
        .subject(Long.toString(id()))
        .username(login())
        .name(name())
        .email(email())
        .picture(avatarUrl())
        .mfaEnabled(twoFactorAuthentication())
        .active(suspendedAt().map(time -> false))
        .build();
  }

  /** Returns a new builder. {@link #id()} must be set. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds {@link GitHubUser} values. Not thread-safe. */
  final class Builder extends ImmutableGitHubUser.Builder {
    Builder() {}

    /**
     * Returns the user.
     *
     * @throws IllegalStateException if a required member is not set
     * @throws IllegalArgumentException if an additional property has the name of a JSON member that
     *     this model declares and that is set
     */
    @Override
    public GitHubUser build() {
      GitHubUser built = super.build();
      if (PlainValues.needsNoCopy(built.additionalProperties())) {
        return built;
      }
      additionalProperties(
          PlainValues.undeclared(GitHubUser.class, built, built.additionalProperties()));
      return super.build();
    }
  }
}
