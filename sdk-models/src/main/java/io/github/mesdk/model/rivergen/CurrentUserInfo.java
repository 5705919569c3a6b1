package io.github.mesdk.model.rivergen;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.Identity;
import io.github.mesdk.model.internal.ModelList;
import io.github.mesdk.model.internal.PlainValues;
import io.github.mesdk.model.internal.SkipNulls;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The signed-in RiverGen user with organizations, workspaces and security settings. Immutable. */
@Value.Immutable
@JsonSerialize(as = ImmutableCurrentUserInfo.class)
@JsonDeserialize(builder = CurrentUserInfo.Builder.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public interface CurrentUserInfo extends CurrentUser {

  /** The account of the signed-in user. */
  @JsonProperty("user")
  User user();

  /** All e-mail addresses of the user. */
  @JsonProperty("emails")
  @ModelList
  List<@SkipNulls EmailAddress> emails();

  /** The organizations that the user is a member of. */
  @JsonProperty("organizations")
  @ModelList
  List<@SkipNulls Organization> organizations();

  /** The workspaces that the user can work in. */
  @JsonProperty("workspaces")
  @ModelList
  List<@SkipNulls Workspace> workspaces();

  /** The security settings and statistics of the account. */
  @JsonProperty("security")
  Optional<SecuritySummary> security();

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
   * <p>The e-mail address is the primary address of the user, or else the first of {@link
   * #emails()} that is marked as primary. The address counts as verified only if {@link #emails()}
   * marks exactly that address as verified. The roles are empty even for a system administrator,
   * because RiverGen sends no name for such a role.
   */
  @Override
  default Identity identity() {
    Optional<String> email = Emails.primary(this);
    return Identity.builder()
        .provider("rivergen")
        .subject(Long.toString(user().id()))
        .name(user().displayName())
        .email(email)
        .emailVerified(email.flatMap(address -> Emails.verified(emails(), address)))
        .picture(user().profileImageUrl())
        .organizations(organizations().stream().flatMap(RiverGenMemberships::of).toList())
        .mfaEnabled(security().flatMap(SecuritySummary::mfaEnabled))
        .active(user().disabledAt().isEmpty())
        .build();
  }

  /** Returns a new builder. {@link #user()} must be set. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds {@link CurrentUserInfo} values. Not thread-safe. */
  final class Builder extends ImmutableCurrentUserInfo.Builder {
    Builder() {}

    /**
     * Returns the answer.
     *
     * @throws IllegalStateException if the user is not set
     * @throws IllegalArgumentException if an additional property has the name of a JSON member that
     *     this model declares and that is set
     */
    @Override
    public CurrentUserInfo build() {
      CurrentUserInfo built = super.build();
      if (PlainValues.needsNoCopy(built.additionalProperties())) {
        return built;
      }
      additionalProperties(
          PlainValues.undeclared(CurrentUserInfo.class, built, built.additionalProperties()));
      return super.build();
    }
  }
}
