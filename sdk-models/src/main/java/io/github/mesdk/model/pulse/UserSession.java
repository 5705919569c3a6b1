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
import io.github.mesdk.model.internal.PlainValues;
import io.github.mesdk.model.internal.SkipNulls;
import io.github.mesdk.model.internal.Text;
import io.github.mesdk.model.internal.Times;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The signed-in Pulse user and what the user may do where.
 *
 * <p><b>Holds a live credential</b>, see {@link #token()}: never hand this object's JSON to a
 * browser, a log or a store. {@link #identity()} is the same user without it.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableUserSession.class)
@JsonDeserialize(as = ImmutableUserSession.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public interface UserSession extends CurrentUser {

  /** The id of the signed-in user; decimal text is read as well. */
  @JsonProperty("id")
  @JsonDeserialize(using = IdReader.class)
  long id();

  /** The user's e-mail address. */
  @JsonProperty("email")
  @JsonDeserialize(using = Text.Reader.class)
  String email();

  /** The e-mail address of whoever created this user. */
  @JsonProperty("createdBy")
  @Text
  Optional<String> createdBy();

  /** The e-mail address of whoever changed this user last. */
  @JsonProperty("updatedBy")
  @Text
  Optional<String> updatedBy();

  /** When this user was created. */
  @JsonProperty("createdAt")
  @IsoTime
  Optional<Instant> createdAt();

  /** When this user was changed last. */
  @JsonProperty("updatedAt")
  @IsoTime
  Optional<Instant> updatedAt();

  /** The account that requests work in unless they name another. */
  @JsonProperty("primaryAccount")
  Optional<Account> primaryAccount();

  /** The accounts the user may work in. */
  @JsonProperty("accounts")
  List<@SkipNulls Account> accounts();

  /** The names of the user's roles. */
  @JsonProperty("flatRolesList")
  @Text
  List<@SkipNulls String> flatRolesList();

  /** The names of the user's permissions, from whichever role they come. */
  @JsonProperty("flatPermissionsList")
  @Text
  List<@SkipNulls String> flatPermissionsList();

  /**
   * <b>The live credential of this session</b>: whoever has it is this user until the session ends.
   *
   * <p>{@code toString()} shows {@code ***} in its place, but <b>JSON written from this object
   * carries it in full</b>, so that reading and writing lose nothing. Answer requests with {@link
   * #identity()}, which never holds it. It is opaque: do not look for claims in it.
   */
  @JsonProperty("token")
  @JsonDeserialize(using = Text.Reader.class)
  @Value.Redacted
  String token();

  /** Members this version does not declare, by JSON name, as plain immutable values. */
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
        .active(PlainValues.flag(additionalProperties(), "active"))
        .expiresAt(
            PlainValues.text(additionalProperties(), "expiresAt").flatMap(Times::parseIfTime))
        .build();
  }

  /** A new builder; {@link #id()}, {@link #email()} and {@link #token()} must be set. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds {@link UserSession}s; not thread-safe. */
  final class Builder extends ImmutableUserSession.Builder {
    Builder() {}

    /**
     * The session.
     *
     * @throws IllegalStateException if the id, the e-mail address or the token is not set
     * @throws IllegalArgumentException if an additional property bears a declared name
     */
    @Override
    public UserSession build() {
      UserSession built = super.build();
      if (PlainValues.isSettled(built.additionalProperties())) {
        return built;
      }
      additionalProperties(PlainValues.extras(UserSession.class, built.additionalProperties()));
      return super.build();
    }
  }
}
