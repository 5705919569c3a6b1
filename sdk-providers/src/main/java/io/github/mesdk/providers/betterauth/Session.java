package io.github.mesdk.providers.betterauth;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.github.mesdk.model.internal.IdText;
import io.github.mesdk.model.internal.IsoTime;
import io.github.mesdk.model.internal.PlainValues;
import io.github.mesdk.model.internal.Strict;
import io.github.mesdk.model.internal.Text;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A session of a Better Auth user. Immutable. */
@Value.Immutable
@JsonSerialize(as = ImmutableSession.class)
@JsonDeserialize(builder = Session.Builder.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public interface Session {

  /** The id of the session. */
  @JsonProperty("id")
  @IdText
  Optional<String> id();

  /** The id of the user. */
  @JsonProperty("userId")
  @IdText
  Optional<String> userId();

  /**
   * <b>The live credential of this session.</b> {@code toString()} masks it, but the JSON of this
   * object contains it.
   */
  @JsonProperty("token")
  @Text
  @Value.Redacted
  Optional<String> token();

  /** When the session expires. */
  @JsonProperty("expiresAt")
  @Strict
  @IsoTime
  Optional<Instant> expiresAt();

  /** When the session began. */
  @JsonProperty("createdAt")
  @IsoTime
  Optional<Instant> createdAt();

  /** When the session was last extended. */
  @JsonProperty("updatedAt")
  @IsoTime
  Optional<Instant> updatedAt();

  /** The address that the session was created from. */
  @JsonProperty("ipAddress")
  @Text
  Optional<String> ipAddress();

  /** The program that created the session. */
  @JsonProperty("userAgent")
  @Text
  Optional<String> userAgent();

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

  /** Builds {@link Session} values. Not thread-safe. */
  final class Builder extends ImmutableSession.Builder {
    Builder() {}

    /**
     * Returns the session.
     *
     * @throws IllegalArgumentException if an additional property has the name of a JSON member that
     *     this model declares and that is set
     */
    @Override
    public Session build() {
      Session built = super.build();
      if (PlainValues.needsNoCopy(built.additionalProperties())) {
        return built;
      }
      additionalProperties(
          PlainValues.undeclared(Session.class, built, built.additionalProperties()));
      return super.build();
    }
  }
}
