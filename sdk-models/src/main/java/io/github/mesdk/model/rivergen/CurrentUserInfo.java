package io.github.mesdk.model.rivergen;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.Identity;
import io.github.mesdk.model.internal.PlainValues;
import io.github.mesdk.model.internal.SkipNulls;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The signed-in RiverGen user, where the user belongs and how the account is protected. */
@Value.Immutable
@JsonSerialize(as = ImmutableCurrentUserInfo.class)
@JsonDeserialize(as = ImmutableCurrentUserInfo.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public interface CurrentUserInfo extends CurrentUser {

  /** The account of the signed-in user. */
  @JsonProperty("user")
  User user();

  /** All of the user's e-mail addresses. */
  @JsonProperty("emails")
  List<@SkipNulls EmailAddress> emails();

  /** The organizations the user is a member of. */
  @JsonProperty("organizations")
  List<@SkipNulls Organization> organizations();

  /** The workspaces the user can work in. */
  @JsonProperty("workspaces")
  List<@SkipNulls Workspace> workspaces();

  /** How the account is protected and used. */
  @JsonProperty("security")
  Optional<SecuritySummary> security();

  /** Members this version does not declare, by JSON name, as plain immutable values. */
  @JsonAnyGetter
  @JsonAnySetter
  @Value.Redacted
  Map<String, @Nullable Object> additionalProperties();

  /**
   * {@inheritDoc}
   *
   * <p>The e-mail address is the user's primary one or else the first of {@link #emails()} marked
   * as such. It counts as verified only as far as {@link #emails()} says so of that very address. A
   * system administrator gets no role: RiverGen names none.
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

  /** A new builder; {@link #user()} must be set. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds {@link CurrentUserInfo} values; not thread-safe. */
  final class Builder extends ImmutableCurrentUserInfo.Builder {
    Builder() {}

    /**
     * The answer.
     *
     * @throws IllegalStateException if the user is not set
     * @throws IllegalArgumentException if an additional property bears a declared name
     */
    @Override
    public CurrentUserInfo build() {
      CurrentUserInfo built = super.build();
      if (PlainValues.isSettled(built.additionalProperties())) {
        return built;
      }
      additionalProperties(PlainValues.extras(CurrentUserInfo.class, built.additionalProperties()));
      return super.build();
    }
  }
}
