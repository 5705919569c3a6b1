package io.github.mesdk.model.oidc;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.Identity;
import io.github.mesdk.model.internal.Flag;
import io.github.mesdk.model.internal.MappedClaims;
import io.github.mesdk.model.internal.Names;
import io.github.mesdk.model.internal.PlainValues;
import io.github.mesdk.model.internal.Strict;
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
 * The claims of an OpenID Connect UserInfo response about the signed-in user. Immutable.
 *
 * <p>The claims depend on the granted scopes ({@code profile}, {@code email}, {@code phone}, {@code
 * address}); only {@link #sub()} is always present. Claims with a language tag, such as {@code
 * name#ja}, are in {@link #additionalProperties()}.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableUserInfo.class)
@JsonDeserialize(builder = UserInfo.Builder.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public interface UserInfo extends CurrentUser {

  /**
   * The id of the user, unique within the issuer and never reassigned to another user. A JSON
   * integer is read as its decimal digits.
   */
  @JsonProperty("sub")
  @JsonDeserialize(using = SubjectReader.class)
  String sub();

  /** The full display name of the user, including titles and suffixes. */
  @JsonProperty("name")
  @Text
  Optional<String> name();

  /** The given or first names, separated by spaces. */
  @JsonProperty("given_name")
  @Text
  Optional<String> givenName();

  /** The surnames or last names, separated by spaces. */
  @JsonProperty("family_name")
  @Text
  Optional<String> familyName();

  /** The middle names, separated by spaces. */
  @JsonProperty("middle_name")
  @Text
  Optional<String> middleName();

  /** The casual name of the user. */
  @JsonProperty("nickname")
  @Text
  Optional<String> nickname();

  /**
   * The short name that the user prefers. Do not identify a user by it: it may change and need not
   * be unique.
   */
  @JsonProperty("preferred_username")
  @Text
  Optional<String> preferredUsername();

  /** The URL of the profile page of the user. */
  @JsonProperty("profile")
  @Text
  Optional<String> profile();

  /** The URL of a picture of the user. */
  @JsonProperty("picture")
  @Text
  Optional<String> picture();

  /** The URL of the web page or blog of the user. */
  @JsonProperty("website")
  @Text
  Optional<String> website();

  /**
   * The e-mail address of the user. Do not identify a user by it: it need not be unique and may be
   * reassigned.
   */
  @JsonProperty("email")
  @Text
  Optional<String> email();

  /**
   * Whether the server has verified that {@link #email()} belongs to the user; absent if the
   * provider does not say. {@code 1}, {@code "1"}, {@code "true"} and {@code "True"} are read as
   * true, and the corresponding forms of false as false. Every form is written as a boolean.
   */
  @JsonProperty("email_verified")
  @Flag
  Optional<Boolean> emailVerified();

  /**
   * The gender of the user. The standard defines {@code female} and {@code male}; other text may
   * occur.
   */
  @JsonProperty("gender")
  @Text
  Optional<String> gender();

  /**
   * The birthday of the user as {@code YYYY-MM-DD}. The form is {@code YYYY} if only the year is
   * known, and {@code 0000-MM-DD} if the year is omitted. The birthday is text, because a date type
   * cannot represent these forms.
   */
  @JsonProperty("birthdate")
  @Text
  Optional<String> birthdate();

  /** The user's time zone, usually a name of the IANA database. */
  @JsonProperty("zoneinfo")
  @Text
  Optional<String> zoneinfo();

  /**
   * The language of the user, a BCP 47 tag. Some servers send an underscore instead of the hyphen.
   */
  @JsonProperty("locale")
  @Text
  Optional<String> locale();

  /** The telephone number of the user. The standard recommends but does not require E.164. */
  @JsonProperty("phone_number")
  @Text
  Optional<String> phoneNumber();

  /**
   * Whether the server has verified that {@link #phoneNumber()} belongs to the user; absent if the
   * provider does not say. The same forms as in {@link #emailVerified()} are accepted.
   */
  @JsonProperty("phone_number_verified")
  @Flag
  Optional<Boolean> phoneNumberVerified();

  /** The user's preferred postal address. */
  @JsonProperty("address")
  Optional<Address> address();

  /**
   * When the claims of the user were last changed. The standard requires a number of seconds. The
   * number as text and ISO-8601 text are also read. Every form is written as a number of seconds.
   */
  @JsonProperty("updated_at")
  @UnixOrIsoTime
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
   * Returns the user in a form that is the same for every provider.
   *
   * <p>Roles and groups are read from the undeclared members {@code roles} and {@code groups},
   * which RFC 9068 registers in section 2.2.3.1. A {@code scope} is a permission of the client, not
   * of the user, so it is not mapped. The claims of an issuer of {@code Issuers} in {@code
   * sdk-oauth2} contain members whose names start with {@code io.github.mesdk/}; these take
   * precedence.
   */
  @Override
  default Identity identity() {
    Map<String, @Nullable Object> more = additionalProperties();
    boolean hasRoles = more.containsKey(MappedClaims.ROLES);
    boolean hasGroups = more.containsKey(MappedClaims.GROUPS);
    List<String> roles = PlainValues.texts(more, hasRoles ? MappedClaims.ROLES : "roles");
    List<String> groups = PlainValues.texts(more, hasGroups ? MappedClaims.GROUPS : "groups");
    return Identity.builder()
        .provider("oidc")
        .tenant(
            PlainValues.strictText(more, MappedClaims.TENANT)
                .or(() -> PlainValues.strictText(more, "iss")))
        .subject(sub())
        .username(PlainValues.text(more, MappedClaims.USERNAME).or(this::preferredUsername))
        .name(Names.firstPresent(name(), givenName(), familyName()))
        .email(email())
        .emailVerified(emailVerified())
        .phoneNumber(phoneNumber())
        .picture(picture())
        .locale(PlainValues.text(more, MappedClaims.LOCALE).or(this::locale))
        .zoneInfo(zoneinfo())
        .addRoles(roles.toArray(String[]::new))
        .addGroups(groups.toArray(String[]::new))
        .build();
  }

  /** Returns a new builder. {@link #sub()} must be set. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds {@link UserInfo} values. Not thread-safe. */
  @Strict(undeclared = {"iss", MappedClaims.TENANT})
  final class Builder extends ImmutableUserInfo.Builder {
    Builder() {}

    /**
     * Returns the claims.
     *
     * @throws IllegalStateException if {@code sub} is missing or blank, or if the undeclared member
     *     {@code iss} or {@code io.github.mesdk/tenant} is not text
     * @throws IllegalArgumentException if an additional property has the name of a JSON member that
     *     this model declares and that is set
     */
    @Override
    public UserInfo build() {
      UserInfo built = super.build();
      if (built.sub().isBlank()) {
        throw new IllegalStateException("Cannot build UserInfo: sub is empty");
      }
      if (PlainValues.needsNoCopy(built.additionalProperties())) {
        return built;
      }
      additionalProperties(
          PlainValues.undeclared(UserInfo.class, built, built.additionalProperties()));
      UserInfo complete = super.build();
      PlainValues.strictText(complete.additionalProperties(), "iss");
      PlainValues.strictText(complete.additionalProperties(), MappedClaims.TENANT);
      return complete;
    }
  }
}
