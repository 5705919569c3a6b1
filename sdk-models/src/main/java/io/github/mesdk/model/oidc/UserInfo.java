package io.github.mesdk.model.oidc;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.Identity;
import io.github.mesdk.model.internal.FlagOrText;
import io.github.mesdk.model.internal.Names;
import io.github.mesdk.model.internal.PlainValues;
import io.github.mesdk.model.internal.SubjectReader;
import io.github.mesdk.model.internal.Text;
import io.github.mesdk.model.internal.UnixOrIsoTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The claims about the signed-in user that an OpenID Connect server tells.
 *
 * <p>Which ones come depends on the scopes that were granted ({@code profile}, {@code email},
 * {@code phone}, {@code address}); only {@link #sub()} always does. Names that carry a language
 * tag, such as {@code name#ja}, are among {@link #additionalProperties()}.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableUserInfo.class)
@JsonDeserialize(as = ImmutableUserInfo.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public interface UserInfo extends CurrentUser {

  /** The user's id, unique within the server that answered and never given to another user. */
  @JsonProperty("sub")
  @JsonDeserialize(using = SubjectReader.class)
  String sub();

  /** The user's full name as it is shown to people, with titles and suffixes if any. */
  @JsonProperty("name")
  @Text
  Optional<String> name();

  /** Given or first names; several are separated by spaces. */
  @JsonProperty("given_name")
  @Text
  Optional<String> givenName();

  /** Surnames or last names; several are separated by spaces. */
  @JsonProperty("family_name")
  @Text
  Optional<String> familyName();

  /** Middle names; several are separated by spaces. */
  @JsonProperty("middle_name")
  @Text
  Optional<String> middleName();

  /** What the user is casually called. */
  @JsonProperty("nickname")
  @Text
  Optional<String> nickname();

  /** The short name the user wants to go by. Not a key: it need not be unique and may change. */
  @JsonProperty("preferred_username")
  @Text
  Optional<String> preferredUsername();

  /** The address of the user's profile page. */
  @JsonProperty("profile")
  @Text
  Optional<String> profile();

  /** The address of a picture of the user. */
  @JsonProperty("picture")
  @Text
  Optional<String> picture();

  /** The address of the user's own page or blog. */
  @JsonProperty("website")
  @Text
  Optional<String> website();

  /** The user's e-mail address. Not a key: it need not be unique and may change hands. */
  @JsonProperty("email")
  @Text
  Optional<String> email();

  /**
   * Whether the server has made sure that {@link #email()} is the user's; absent when not told. The
   * texts {@code "true"} and {@code "false"} are read as well, and written as booleans.
   */
  @JsonProperty("email_verified")
  @FlagOrText
  Optional<Boolean> emailVerified();

  /** The user's gender; {@code female} and {@code male} are defined, any other text may occur. */
  @JsonProperty("gender")
  @Text
  Optional<String> gender();

  /**
   * The user's birthday as {@code YYYY-MM-DD}; {@code YYYY} alone when only the year is told, and
   * the year {@code 0000} when it is withheld. Text, because a date cannot say either.
   */
  @JsonProperty("birthdate")
  @Text
  Optional<String> birthdate();

  /** The user's time zone, usually a name of the IANA database. */
  @JsonProperty("zoneinfo")
  @Text
  Optional<String> zoneinfo();

  /** The user's language, a BCP 47 tag; some servers write an underscore for the hyphen. */
  @JsonProperty("locale")
  @Text
  Optional<String> locale();

  /** The user's telephone number; E.164 is recommended, not certain. */
  @JsonProperty("phone_number")
  @Text
  Optional<String> phoneNumber();

  /**
   * Whether the server has made sure that {@link #phoneNumber()} is the user's; absent when not
   * told. The texts {@code "true"} and {@code "false"} are read as well, and written as booleans.
   */
  @JsonProperty("phone_number_verified")
  @FlagOrText
  Optional<Boolean> phoneNumberVerified();

  /** The user's preferred postal address. */
  @JsonProperty("address")
  Optional<Address> address();

  /**
   * When the user's claims were changed last. ISO-8601 text is read as well, and written as a
   * number of seconds.
   */
  @JsonProperty("updated_at")
  @UnixOrIsoTime
  Optional<Instant> updatedAt();

  /** Members this version does not declare, by JSON name, as plain immutable values. */
  @JsonAnyGetter
  @JsonAnySetter
  @Value.Redacted
  Map<String, @Nullable Object> additionalProperties();

  /**
   * The same user in the shape that is the same for every provider.
   *
   * <p>Roles and groups are the extra members {@code roles} and {@code groups}, the names that RFC
   * 9068, section 2.2.3.1, registers. A {@code scope} says what the client may do and is no
   * permission of the user's.
   */
  @Override
  default Identity identity() {
    List<String> roles = PlainValues.texts(additionalProperties(), "roles");
    List<String> groups = PlainValues.texts(additionalProperties(), "groups");
    Optional<String> fullName = name().filter(text -> !text.isBlank());
    return Identity.builder()
        .provider("oidc")
        .tenant(PlainValues.text(additionalProperties(), "iss"))
        .subject(sub())
        .username(preferredUsername())
        .name(fullName.or(() -> Names.joined(givenName(), familyName())))
        .email(email())
        .emailVerified(emailVerified())
        .phoneNumber(phoneNumber())
        .picture(picture())
        .locale(locale())
        .zoneInfo(zoneinfo())
        .addRoles(roles.toArray(String[]::new))
        .addGroups(groups.toArray(String[]::new))
        .build();
  }

  /** A new builder; {@link #sub()} must be set. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds {@link UserInfo} values; not thread-safe. */
  final class Builder extends ImmutableUserInfo.Builder {
    Builder() {}

    /**
     * The claims.
     *
     * @throws IllegalStateException if {@code sub} is missing or empty
     * @throws IllegalArgumentException if an additional property bears a declared name
     */
    @Override
    public UserInfo build() {
      UserInfo built = super.build();
      if (built.sub().isBlank()) {
        throw new IllegalStateException("Cannot build UserInfo: sub is empty");
      }
      if (PlainValues.isSettled(built.additionalProperties())) {
        return built;
      }
      additionalProperties(PlainValues.extras(UserInfo.class, built.additionalProperties()));
      return super.build();
    }
  }
}
