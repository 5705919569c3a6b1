package io.github.mesdk.providers.okta;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.github.mesdk.model.internal.PlainValues;
import io.github.mesdk.model.internal.Text;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The profile of an Okta user. Immutable. */
@Value.Immutable
@JsonSerialize(as = ImmutableOktaProfile.class)
@JsonDeserialize(builder = OktaProfile.Builder.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public interface OktaProfile {

  /** The name that the user signs in with. */
  @JsonProperty("login")
  @Text
  Optional<String> login();

  /** The primary e-mail address. */
  @JsonProperty("email")
  @Text
  Optional<String> email();

  /** The second e-mail address. */
  @JsonProperty("secondEmail")
  @Text
  Optional<String> secondEmail();

  /** The first name. */
  @JsonProperty("firstName")
  @Text
  Optional<String> firstName();

  /** The last name. */
  @JsonProperty("lastName")
  @Text
  Optional<String> lastName();

  /** The name of the user for display. */
  @JsonProperty("displayName")
  @Text
  Optional<String> displayName();

  /** The mobile telephone number. */
  @JsonProperty("mobilePhone")
  @Text
  Optional<String> mobilePhone();

  /** The primary telephone number. */
  @JsonProperty("primaryPhone")
  @Text
  Optional<String> primaryPhone();

  /** The locale of the user. */
  @JsonProperty("locale")
  @Text
  Optional<String> locale();

  /** The time zone of the user. */
  @JsonProperty("timezone")
  @Text
  Optional<String> timezone();

  /** The name of the organization of the user. */
  @JsonProperty("organization")
  @Text
  Optional<String> organization();

  /** The name of the department of the user. */
  @JsonProperty("department")
  @Text
  Optional<String> department();

  /**
   * JSON members that this version does not declare or could not read, by name. The values are
   * immutable: text, booleans, exact numbers, lists, maps and null.
   */
  @JsonAnyGetter
  @JsonAnySetter
  @Value.Redacted
  Map<String, @Nullable Object> additionalProperties();

  /** Returns a new builder. Nothing has to be set. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds {@link OktaProfile} values. Not thread-safe. */
  final class Builder extends ImmutableOktaProfile.Builder {
    Builder() {}

    /**
     * Returns the profile.
     *
     * @throws IllegalArgumentException if an additional property has the name of a JSON member that
     *     this model declares and that is set
     */
    @Override
    public OktaProfile build() {
      OktaProfile built = super.build();
      if (PlainValues.needsNoCopy(built.additionalProperties())) {
        return built;
      }
      additionalProperties(
          PlainValues.undeclared(OktaProfile.class, built, built.additionalProperties()));
      return super.build();
    }
  }
}
