package io.github.mesdk.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.github.mesdk.model.internal.Flag;
import io.github.mesdk.model.internal.IsoTime;
import io.github.mesdk.model.internal.Text;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * A user in one shape for all providers: what a backend stores, logs or answers with. It holds no
 * credential.
 *
 * <p>What a provider does not say is absent or, for lists, empty. The mapping stands in {@code
 * docs/identity.md}.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableIdentity.class)
@JsonDeserialize(as = ImmutableIdentity.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
@JsonIgnoreProperties(ignoreUnknown = true)
public interface Identity {

  /** The name of the provider that answered, such as {@code testiny}. */
  @JsonProperty("provider")
  @JsonDeserialize(using = Text.Reader.class)
  String provider();

  /** The part of the provider within which the subject is unique, when the answer names it. */
  @JsonProperty("tenant")
  @Text
  Optional<String> tenant();

  /** The user's id; unique only within {@link #provider()} and {@link #tenant()}. Never empty. */
  @JsonProperty("subject")
  @JsonDeserialize(using = Text.Reader.class)
  String subject();

  /** The name the user signs in with, where that is not the e-mail address. */
  @JsonProperty("username")
  @Text
  Optional<String> username();

  /** The user's full name, for people to read. */
  @JsonProperty("name")
  @Text
  Optional<String> name();

  /** The user's primary e-mail address. Not a key: addresses change hands. */
  @JsonProperty("email")
  @Text
  Optional<String> email();

  /** Whether the provider has verified {@link #email()}; absent when not told. */
  @JsonProperty("emailVerified")
  @Flag
  Optional<Boolean> emailVerified();

  /** The user's telephone number as the provider writes it, not always E.164. */
  @JsonProperty("phoneNumber")
  @Text
  Optional<String> phoneNumber();

  /** The address of a picture of the user. */
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

  /** The names of the user's roles in the context that was asked about. */
  @JsonProperty("roles")
  @Text
  List<String> roles();

  /** The names of the user's permissions in the context that was asked about. */
  @JsonProperty("permissions")
  @Text
  List<String> permissions();

  /** The ids of the groups the user is in. */
  @JsonProperty("groups")
  @Text
  List<String> groups();

  /** The organizations, accounts or tenants the user belongs to. */
  @JsonProperty("organizations")
  List<Membership> organizations();

  /** Whether the account is protected by a second factor; absent when not told. */
  @JsonProperty("mfaEnabled")
  @Flag
  Optional<Boolean> mfaEnabled();

  /**
   * Whether the user may act: {@code false} for a suspended account or an ended session, which some
   * providers still answer with a 200. Absent when not told.
   */
  @JsonProperty("active")
  @Flag
  Optional<Boolean> active();

  /** Whether this is a guest without an account of its own; absent when not told. */
  @JsonProperty("anonymous")
  @Flag
  Optional<Boolean> anonymous();

  /** When the credential that was asked with ends, if the answer says. */
  @JsonProperty("expiresAt")
  @IsoTime
  Optional<Instant> expiresAt();

  /** A new builder; {@link #provider()} and {@link #subject()} must be set. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds {@link Identity} values; not thread-safe. */
  final class Builder extends ImmutableIdentity.Builder {
    Builder() {}

    /**
     * The identity. Blank texts are absent: several providers write {@code ""} for "not set".
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
