package io.github.mesdk.providers.slack;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.Identity;
import io.github.mesdk.model.Membership;
import io.github.mesdk.model.internal.Flag;
import io.github.mesdk.model.internal.PlainValues;
import io.github.mesdk.model.internal.Strict;
import io.github.mesdk.model.internal.SubjectReader;
import io.github.mesdk.model.internal.Text;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The Slack user or bot that a token belongs to. Immutable. */
@Value.Immutable
@JsonSerialize(as = ImmutableSlackUser.class)
@JsonDeserialize(builder = SlackUser.Builder.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public interface SlackUser extends CurrentUser {

  /** Whether the request succeeded; true in every answer. */
  @JsonProperty("ok")
  @Flag
  Optional<Boolean> ok();

  /** The id of the user, unique within the workspace. */
  @JsonProperty("user_id")
  @JsonDeserialize(using = SubjectReader.class)
  String userId();

  /** The name of the user. */
  @JsonProperty("user")
  @Text
  Optional<String> user();

  /** The id of the workspace; absent for an app that is installed for an organization. */
  @JsonProperty("team_id")
  @Strict
  @Text
  Optional<String> teamId();

  /** The name of the workspace. */
  @JsonProperty("team")
  @Text
  Optional<String> team();

  /** The URL of the workspace. */
  @JsonProperty("url")
  @Text
  Optional<String> url();

  /** The id of the bot, if the token is that of a bot. */
  @JsonProperty("bot_id")
  @Text
  Optional<String> botId();

  /** The id of the app that the token belongs to. */
  @JsonProperty("app_id")
  @Text
  Optional<String> appId();

  /** The name of the app that the token belongs to. */
  @JsonProperty("app_name")
  @Text
  Optional<String> appName();

  /** The id of the organization that has the workspace. */
  @JsonProperty("enterprise_id")
  @Strict
  @Text
  Optional<String> enterpriseId();

  /** Whether the app is installed for the organization. */
  @JsonProperty("is_enterprise_install")
  @Flag
  Optional<Boolean> enterpriseInstall();

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
   * <p>{@code tenant} is the workspace, or else the organization.
   */
  @Override
  default Identity identity() {
    return Identity.builder()
        .provider("slack")
        .tenant(present(teamId()).or(() -> present(enterpriseId())))
        .subject(userId())
        .username(user())
        .organizations(
            present(teamId()).stream()
                .map(id -> Membership.builder().id(id).name(team()).build())
                .toList())
        .build();
  }

  private static Optional<String> present(Optional<String> id) {
    return id.filter(text -> !text.isBlank());
  }

  /** Returns a new builder. {@link #userId()} must be set. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds {@link SlackUser} values. Not thread-safe. */
  final class Builder extends ImmutableSlackUser.Builder {
    Builder() {}

    /**
     * Returns the user.
     *
     * @throws IllegalStateException if a required member is not set
     * @throws IllegalArgumentException if an additional property has the name of a JSON member that
     *     this model declares and that is set
     */
    @Override
    public SlackUser build() {
      SlackUser built = super.build();
      if (PlainValues.needsNoCopy(built.additionalProperties())) {
        return built;
      }
      additionalProperties(
          PlainValues.undeclared(SlackUser.class, built, built.additionalProperties()));
      return super.build();
    }
  }
}
