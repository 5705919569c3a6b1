package io.github.mesdk.providers.redmine;

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
import io.github.mesdk.model.internal.Names;
import io.github.mesdk.model.internal.PlainValues;
import io.github.mesdk.model.internal.Text;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The signed-in Redmine user. <b>It contains a live credential</b>, see {@link #apiKey()}: never
 * send its JSON to a browser, and never log or store it. Immutable.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableRedmineUser.class)
@JsonDeserialize(builder = RedmineUser.Builder.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public interface RedmineUser extends CurrentUser {

  /** The id of the user. */
  @JsonProperty("id")
  @JsonDeserialize(using = IdReader.class)
  long id();

  /** The name that the user signs in with. */
  @JsonProperty("login")
  @Text
  Optional<String> login();

  /** Whether the user administers the server. */
  @JsonProperty("admin")
  @Flag
  Optional<Boolean> admin();

  /** The first name. */
  @JsonProperty("firstname")
  @Text
  Optional<String> firstname();

  /** The last name. */
  @JsonProperty("lastname")
  @Text
  Optional<String> lastname();

  /** The e-mail address; absent if the user hides it. */
  @JsonProperty("mail")
  @Text
  Optional<String> mail();

  /** The kind of second factor, such as {@code totp}; absent if there is none. */
  @JsonProperty("twofa_scheme")
  @Text
  Optional<String> twofaScheme();

  /**
   * <b>The live credential of the user</b>: it grants all rights of the user. {@code toString()}
   * masks it, but the JSON of this object contains it.
   */
  @JsonProperty("api_key")
  @Text
  @Value.Redacted
  Optional<String> apiKey();

  /** When the account was created. */
  @JsonProperty("created_on")
  @IsoTime
  Optional<Instant> createdOn();

  /** When the account was last changed. */
  @JsonProperty("updated_on")
  @IsoTime
  Optional<Instant> updatedOn();

  /** When the user last signed in. */
  @JsonProperty("last_login_on")
  @IsoTime
  Optional<Instant> lastLoginOn();

  /** When the password was last changed. */
  @JsonProperty("passwd_changed_on")
  @IsoTime
  Optional<Instant> passwdChangedOn();

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
        .provider("redmine")
        .subject(Long.toString(id()))
        .username(login())
        .name(Names.joined(firstname(), lastname()))
        .email(mail())
        .mfaEnabled(twofaScheme().filter(scheme -> !scheme.isBlank()).map(scheme -> true))
        .build();
  }

  /** Returns a new builder. {@link #id()} must be set. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds {@link RedmineUser} values. Not thread-safe. */
  final class Builder extends ImmutableRedmineUser.Builder {
    Builder() {}

    /**
     * Returns the user.
     *
     * @throws IllegalStateException if a required member is not set
     * @throws IllegalArgumentException if an additional property has the name of a JSON member that
     *     this model declares and that is set
     */
    @Override
    public RedmineUser build() {
      RedmineUser built = super.build();
      if (PlainValues.needsNoCopy(built.additionalProperties())) {
        return built;
      }
      additionalProperties(
          PlainValues.undeclared(RedmineUser.class, built, built.additionalProperties()));
      return super.build();
    }
  }
}
