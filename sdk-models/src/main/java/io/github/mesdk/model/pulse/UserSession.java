package io.github.mesdk.model.pulse;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.Identity;
import io.github.mesdk.model.internal.IdReader;
import io.github.mesdk.model.internal.IsoTime;
import io.github.mesdk.model.internal.ModelList;
import io.github.mesdk.model.internal.PlainValues;
import io.github.mesdk.model.internal.SkipNulls;
import io.github.mesdk.model.internal.Text;
import io.github.mesdk.model.internal.TextList;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The signed-in Pulse user with accounts, roles and permissions. Immutable.
 *
 * <p><b>Contains a live credential</b>, see {@link #token()}: never send the JSON of this object to
 * a browser, and never log or store it. {@link #identity()} returns the user without the
 * credential.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableUserSession.class)
@JsonDeserialize(builder = UserSession.Builder.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public interface UserSession extends CurrentUser {

  /** The id of the signed-in user. Decimal text is also accepted. */
  @JsonProperty("id")
  @JsonDeserialize(using = IdReader.class)
  long id();

  /** The user's e-mail address. */
  @JsonProperty("email")
  @JsonDeserialize(using = Text.Reader.class)
  String email();

  /** The e-mail address of the user who created this user. */
  @JsonProperty("createdBy")
  @Text
  Optional<String> createdBy();

  /** The e-mail address of the user who last changed this user. */
  @JsonProperty("updatedBy")
  @Text
  Optional<String> updatedBy();

  /** When this user was created. */
  @JsonProperty("createdAt")
  @IsoTime
  Optional<Instant> createdAt();

  /** When this user was last changed. */
  @JsonProperty("updatedAt")
  @IsoTime
  Optional<Instant> updatedAt();

  /** The account for requests that do not name an account. */
  @JsonProperty("primaryAccount")
  Optional<Account> primaryAccount();

  /** The accounts that the user may work in. */
  @JsonProperty("accounts")
  @ModelList
  List<@SkipNulls Account> accounts();

  /** The names of the user's roles. */
  @JsonProperty("flatRolesList")
  @TextList
  List<@SkipNulls String> flatRolesList();

  /** The names of the user's permissions from all roles. */
  @JsonProperty("flatPermissionsList")
  @TextList
  List<@SkipNulls String> flatPermissionsList();

  /**
   * <b>The live credential of this session</b>: it grants the rights of the user until the session
   * expires.
   *
   * <p>{@code toString()} masks it as {@code ***}, but <b>the JSON of this object contains it
   * unmasked</b>, so that writing and reading are lossless. Use {@link #identity()} in responses to
   * clients, because it never contains the credential. The token is opaque: do not parse it.
   */
  @JsonProperty("token")
  @JsonDeserialize(using = Text.Reader.class)
  @Value.Redacted
  String token();

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
        .provider("pulse")
        .subject(Long.toString(id()))
        .email(email())
        .addRoles(flatRolesList().toArray(String[]::new))
        .addPermissions(flatPermissionsList().toArray(String[]::new))
        .organizations(PulseMemberships.of(this))
        .active(PlainValues.strictFlag(additionalProperties(), "active"))
        .expiresAt(PlainValues.strictTime(additionalProperties(), "expiresAt"))
        .build();
  }

  /** Returns a new builder. {@link #id()}, {@link #email()} and {@link #token()} must be set. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds {@link UserSession}s. Not thread-safe. */
  final class Builder extends ImmutableUserSession.Builder {
    Builder() {}

    /**
     * Returns the session.
     *
     * @throws IllegalStateException if the id, the e-mail address or the token is not set, if the
     *     undeclared member {@code active} is not a flag, or if the undeclared member {@code
     *     expiresAt} is not a time
     * @throws IllegalArgumentException if an additional property has the name of a JSON member that
     *     this model declares and that is set
     */
    @Override
    public UserSession build() {
      UserSession built = super.build();
      if (PlainValues.needsNoCopy(built.additionalProperties())) {
        return built;
      }
      additionalProperties(
          PlainValues.undeclared(UserSession.class, built, built.additionalProperties()));
      UserSession complete = super.build();
      PlainValues.strictFlag(complete.additionalProperties(), "active");
      PlainValues.strictTime(complete.additionalProperties(), "expiresAt");
      return complete;
    }
  }
}
