package io.github.mesdk.providers.microsoft;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.Identity;
import io.github.mesdk.model.internal.Flag;
import io.github.mesdk.model.internal.Names;
import io.github.mesdk.model.internal.PlainValues;
import io.github.mesdk.model.internal.SkipNulls;
import io.github.mesdk.model.internal.Strict;
import io.github.mesdk.model.internal.SubjectReader;
import io.github.mesdk.model.internal.Text;
import io.github.mesdk.model.internal.TextList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The signed-in user of a Microsoft account or an Entra ID tenant. Immutable. */
@Value.Immutable
@JsonSerialize(as = ImmutableGraphUser.class)
@JsonDeserialize(builder = GraphUser.Builder.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public interface GraphUser extends CurrentUser {

  /** The id of the user. */
  @JsonProperty("id")
  @JsonDeserialize(using = SubjectReader.class)
  String id();

  /** The name that the user signs in with. */
  @JsonProperty("userPrincipalName")
  @Text
  Optional<String> userPrincipalName();

  /** The name of the user for display. */
  @JsonProperty("displayName")
  @Text
  Optional<String> displayName();

  /** The first name. */
  @JsonProperty("givenName")
  @Text
  Optional<String> givenName();

  /** The last name. */
  @JsonProperty("surname")
  @Text
  Optional<String> surname();

  /** The SMTP address of the user. */
  @JsonProperty("mail")
  @Text
  Optional<String> mail();

  /** The job title. */
  @JsonProperty("jobTitle")
  @Text
  Optional<String> jobTitle();

  /** The office. */
  @JsonProperty("officeLocation")
  @Text
  Optional<String> officeLocation();

  /** The mobile telephone number. */
  @JsonProperty("mobilePhone")
  @Text
  Optional<String> mobilePhone();

  /** The business telephone numbers. */
  @JsonProperty("businessPhones")
  @TextList
  List<@SkipNulls String> businessPhones();

  /** The preferred language of the user, such as {@code en-US}. */
  @JsonProperty("preferredLanguage")
  @Text
  Optional<String> preferredLanguage();

  /** Whether the account is enabled; sent only if {@link MicrosoftGraph#select} asks for it. */
  @JsonProperty("accountEnabled")
  @Strict
  @Flag
  Optional<Boolean> accountEnabled();

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
        .provider("microsoft")
        .subject(id())
        .username(userPrincipalName())
        .name(Names.firstPresent(displayName(), givenName(), surname()))
        .email(mail())
        .phoneNumber(mobilePhone())
        .locale(preferredLanguage())
        .active(accountEnabled())
        .build();
  }

  /** Returns a new builder. {@link #id()} must be set. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds {@link GraphUser} values. Not thread-safe. */
  final class Builder extends ImmutableGraphUser.Builder {
    Builder() {}

    /**
     * Returns the user.
     *
     * @throws IllegalStateException if a required member is not set
     * @throws IllegalArgumentException if an additional property has the name of a JSON member that
     *     this model declares and that is set
     */
    @Override
    public GraphUser build() {
      GraphUser built = super.build();
      if (PlainValues.needsNoCopy(built.additionalProperties())) {
        return built;
      }
      additionalProperties(
          PlainValues.undeclared(GraphUser.class, built, built.additionalProperties()));
      return super.build();
    }
  }
}
