package io.github.mesdk.providers.okta;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.Identity;
import io.github.mesdk.model.internal.IsoTime;
import io.github.mesdk.model.internal.Names;
import io.github.mesdk.model.internal.PlainValues;
import io.github.mesdk.model.internal.Strict;
import io.github.mesdk.model.internal.SubjectReader;
import io.github.mesdk.model.internal.Text;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The signed-in Okta user. Immutable. */
@Value.Immutable
@JsonSerialize(as = ImmutableOktaUser.class)
@JsonDeserialize(builder = OktaUser.Builder.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public interface OktaUser extends CurrentUser {

  /** The id of the user. */
  @JsonProperty("id")
  @JsonDeserialize(using = SubjectReader.class)
  String id();

  /** The status of the account: {@code ACTIVE}, or another status such as {@code SUSPENDED}. */
  @JsonProperty("status")
  @Strict
  @Text
  Optional<String> status();

  /** The profile of the user. */
  @JsonProperty("profile")
  Optional<OktaProfile> profile();

  /** When the account was created. */
  @JsonProperty("created")
  @IsoTime
  Optional<Instant> created();

  /** When the account was activated. */
  @JsonProperty("activated")
  @IsoTime
  Optional<Instant> activated();

  /** When the status last changed. */
  @JsonProperty("statusChanged")
  @IsoTime
  Optional<Instant> statusChanged();

  /** When the user last signed in. */
  @JsonProperty("lastLogin")
  @IsoTime
  Optional<Instant> lastLogin();

  /** When the account was last changed. */
  @JsonProperty("lastUpdated")
  @IsoTime
  Optional<Instant> lastUpdated();

  /** When the password was last changed. */
  @JsonProperty("passwordChanged")
  @IsoTime
  Optional<Instant> passwordChanged();

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
   * <p>{@code active} is true only with the status {@code ACTIVE}.
   */
  @Override
  default Identity identity() {
    Optional<OktaProfile> profile = profile();
    Optional<String> first = profile.flatMap(OktaProfile::firstName);
    Optional<String> last = profile.flatMap(OktaProfile::lastName);
    return Identity.builder()
        .provider("okta")
        .subject(id())
        .username(profile.flatMap(OktaProfile::login))
        .name(Names.firstPresent(profile.flatMap(OktaProfile::displayName), first, last))
        .email(profile.flatMap(OktaProfile::email))
        .phoneNumber(profile.flatMap(OktaProfile::mobilePhone))
        .locale(profile.flatMap(OktaProfile::locale))
        .zoneInfo(profile.flatMap(OktaProfile::timezone))
        .active(status().map("ACTIVE"::equals))
        .build();
  }

  /** Returns a new builder. {@link #id()} must be set. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds {@link OktaUser} values. Not thread-safe. */
  final class Builder extends ImmutableOktaUser.Builder {
    Builder() {}

    /**
     * Returns the user.
     *
     * @throws IllegalStateException if a required member is not set
     * @throws IllegalArgumentException if an additional property has the name of a JSON member that
     *     this model declares and that is set
     */
    @Override
    public OktaUser build() {
      OktaUser built = super.build();
      if (PlainValues.needsNoCopy(built.additionalProperties())) {
        return built;
      }
      additionalProperties(
          PlainValues.undeclared(OktaUser.class, built, built.additionalProperties()));
      return super.build();
    }
  }
}
