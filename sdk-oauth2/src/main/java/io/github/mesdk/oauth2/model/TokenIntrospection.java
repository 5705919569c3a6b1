package io.github.mesdk.oauth2.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.Identity;
import io.github.mesdk.model.internal.Flag;
import io.github.mesdk.model.internal.PlainValues;
import io.github.mesdk.model.internal.SkipNulls;
import io.github.mesdk.model.internal.Strict;
import io.github.mesdk.model.internal.SubjectReader;
import io.github.mesdk.model.internal.Text;
import io.github.mesdk.model.internal.TextList;
import io.github.mesdk.model.internal.UnixTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * What an authorization server says about an access token (RFC 7662, section 2.2). Immutable.
 *
 * <p>A server may send further members, such as {@code cnf} for a token that is bound to a key.
 * They are in {@link #additionalProperties()}.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableTokenIntrospection.class)
@JsonDeserialize(builder = TokenIntrospection.Builder.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public interface TokenIntrospection extends CurrentUser {

  /** Whether the token is valid. A client never returns an answer that is not active. */
  @JsonProperty("active")
  @JsonDeserialize(using = Flag.Reader.class)
  boolean active();

  /**
   * The id of the user who authorized the token, or of the program if it acts for no user. A JSON
   * integer is read as its decimal digits.
   */
  @JsonProperty("sub")
  @JsonDeserialize(using = SubjectReader.class)
  String sub();

  /** The issuer of the token. {@link #sub()} is unique only within the issuer. */
  @JsonProperty("iss")
  @Strict
  @Text
  Optional<String> iss();

  /** A name for people to read. Do not identify a user by it. */
  @JsonProperty("username")
  @Text
  Optional<String> username();

  /** The id of the OAuth client that requested the token. */
  @JsonProperty("client_id")
  @Text
  Optional<String> clientId();

  /**
   * The scopes of the token, separated by spaces; see {@link #scopes()}. A list of texts is read as
   * well, and is written as text.
   */
  @JsonProperty("scope")
  @JsonDeserialize(contentUsing = ScopeReader.class)
  Optional<String> scope();

  /** The type of the token, such as {@code Bearer} or {@code DPoP}. */
  @JsonProperty("token_type")
  @Text
  Optional<String> tokenType();

  /** The expiry of the token. */
  @JsonProperty("exp")
  @Strict
  @UnixTime
  Optional<Instant> exp();

  /** When the token was issued. */
  @JsonProperty("iat")
  @UnixTime
  Optional<Instant> iat();

  /** When the token becomes valid. */
  @JsonProperty("nbf")
  @Strict
  @UnixTime
  Optional<Instant> nbf();

  /** The services that the token is for. A single text is read as a list of one element. */
  @JsonProperty("aud")
  @TextList
  List<@SkipNulls String> aud();

  /** The id of the token. */
  @JsonProperty("jti")
  @Text
  Optional<String> jti();

  /**
   * JSON members that this version does not declare or could not read, by name. The values are
   * immutable: text, booleans, exact numbers, lists, maps and null.
   */
  @JsonAnyGetter
  @JsonAnySetter
  @Value.Redacted
  Map<String, @Nullable Object> additionalProperties();

  /** Returns the names in {@link #scope()}; empty if the answer has none. */
  default List<String> scopes() {
    return scope().stream()
        .flatMap(names -> Stream.of(names.split(" ")))
        .filter(name -> !name.isEmpty())
        .toList();
  }

  /**
   * Returns the provider-neutral {@link Identity} of the owner of the token.
   *
   * <p>Roles and groups are read from the undeclared members {@code roles} and {@code groups},
   * which RFC 9068 registers in section 2.2.3.1. A {@code scope} is a permission of the client, not
   * of the user, so it is not mapped.
   */
  @Override
  default Identity identity() {
    return Identity.builder()
        .provider("introspection")
        .tenant(iss())
        .subject(sub())
        .username(username())
        .addRoles(PlainValues.texts(additionalProperties(), "roles").toArray(String[]::new))
        .addGroups(PlainValues.texts(additionalProperties(), "groups").toArray(String[]::new))
        .active(active())
        .expiresAt(exp())
        .build();
  }

  /** Returns a new builder. {@link #active()} and {@link #sub()} must be set. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds {@link TokenIntrospection} values. Not thread-safe. */
  final class Builder extends ImmutableTokenIntrospection.Builder {
    Builder() {}

    /**
     * Returns the answer.
     *
     * @throws IllegalStateException if {@code active} is missing, or {@code sub} is missing or
     *     blank
     * @throws IllegalArgumentException if an additional property has the name of a JSON member that
     *     this model declares and that is set
     */
    @Override
    public TokenIntrospection build() {
      TokenIntrospection built = super.build();
      if (built.sub().isBlank()) {
        throw new IllegalStateException("Cannot build TokenIntrospection: sub is empty");
      }
      if (PlainValues.needsNoCopy(built.additionalProperties())) {
        return built;
      }
      additionalProperties(
          PlainValues.undeclared(TokenIntrospection.class, built, built.additionalProperties()));
      return super.build();
    }
  }
}
