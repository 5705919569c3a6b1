package io.github.mesdk.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.github.mesdk.model.internal.Flag;
import io.github.mesdk.model.internal.IsoTime;
import io.github.mesdk.model.internal.ModelList;
import io.github.mesdk.model.internal.Text;
import io.github.mesdk.model.internal.TextList;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * A user in the same form for all providers, for a backend to store, log or return. It holds no
 * credential. Immutable.
 *
 * <p>Values that a provider does not supply are absent, and lists that it does not supply are
 * empty. The mapping is documented in {@code docs/identity.md}.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableIdentity.class)
@JsonDeserialize(builder = Identity.Builder.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
@JsonIgnoreProperties(ignoreUnknown = true)
public interface Identity {

  /** The name of the provider that answered, such as {@code testiny}. */
  @JsonProperty("provider")
  @JsonDeserialize(using = Text.Reader.class)
  String provider();

  /**
   * The provider's tenant in which the subject is unique; absent if the answer does not name the
   * tenant.
   */
  @JsonProperty("tenant")
  @Text
  Optional<String> tenant();

  /**
   * The id of the user, unique only within {@link #provider()} and {@link #tenant()}. Never blank.
   */
  @JsonProperty("subject")
  @JsonDeserialize(using = Text.Reader.class)
  String subject();

  /** The name that the user signs in with, if it is not the e-mail address. */
  @JsonProperty("username")
  @Text
  Optional<String> username();

  /** The full name of the user, for display. */
  @JsonProperty("name")
  @Text
  Optional<String> name();

  /**
   * The primary e-mail address of the user. Do not identify a user by it, because an address may be
   * reassigned to another user.
   */
  @JsonProperty("email")
  @Text
  Optional<String> email();

  /** Whether the provider has verified {@link #email()}; absent if the provider does not say. */
  @JsonProperty("emailVerified")
  @Flag
  Optional<Boolean> emailVerified();

  /** The telephone number of the user in the format of the provider, which is not always E.164. */
  @JsonProperty("phoneNumber")
  @Text
  Optional<String> phoneNumber();

  /** The URL of a picture of the user. */
  @JsonProperty("picture")
  @Text
  Optional<String> picture();

  /** The user's language, usually a BCP 47 tag. */
  @JsonProperty("locale")
  @Text
  Optional<String> locale();

  /** The user's time zone, usually a name of the IANA database. */
  @JsonProperty("zoneInfo")
  @Text
  Optional<String> zoneInfo();

  /** The names of the user's roles in the context of the request. */
  @JsonProperty("roles")
  @TextList
  List<String> roles();

  /** The names of the user's permissions in the context of the request. */
  @JsonProperty("permissions")
  @TextList
  List<String> permissions();

  /** The ids of the groups of the user. */
  @JsonProperty("groups")
  @TextList
  List<String> groups();

  /** The organizations, accounts or tenants that the user belongs to. */
  @JsonProperty("organizations")
  @ModelList
  List<Membership> organizations();

  /** Whether the account is protected by a second factor; absent if the provider does not say. */
  @JsonProperty("mfaEnabled")
  @Flag
  Optional<Boolean> mfaEnabled();

  /**
   * Whether the account and the session are active. It is {@code false} for a suspended account or
   * an expired session, for which some providers still return status 200. Absent if the provider
   * does not say.
   */
  @JsonProperty("active")
  @Flag
  Optional<Boolean> active();

  /** Whether the user is a guest without an account; absent if the provider does not say. */
  @JsonProperty("anonymous")
  @Flag
  Optional<Boolean> anonymous();

  /**
   * When the token or API key in the request expires; absent if the answer does not contain this
   * time.
   */
  @JsonProperty("expiresAt")
  @IsoTime
  Optional<Instant> expiresAt();

  /** Returns a new builder. {@link #provider()} and {@link #subject()} must be set. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds {@link Identity} values. Not thread-safe. */
  final class Builder extends ImmutableIdentity.Builder {
    Builder() {}

    /**
     * Returns the identity. Blank texts become absent, because several providers send {@code ""}
     * for a missing value.
     *
     * @throws IllegalStateException if the provider or the subject is missing or blank
     */
    @Override
    public Identity build() {
      Identity built = super.build();
      if (built.provider().isBlank() || built.subject().isBlank()) {
        throw new IllegalStateException("Cannot build Identity: provider or subject is blank");
      }
      tenant(unlessBlank(built.tenant()));
      username(unlessBlank(built.username()));
      name(unlessBlank(built.name()));
      email(unlessBlank(built.email()));
      phoneNumber(unlessBlank(built.phoneNumber()));
      picture(unlessBlank(built.picture()));
      locale(unlessBlank(built.locale()));
      zoneInfo(unlessBlank(built.zoneInfo()));
      return super.build();
    }

    private static Optional<String> unlessBlank(Optional<String> text) {
      return text.filter(value -> !value.isBlank());
    }
  }
}
