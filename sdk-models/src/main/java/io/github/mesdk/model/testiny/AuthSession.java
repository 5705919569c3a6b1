package io.github.mesdk.model.testiny;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.github.mesdk.model.internal.IsoTime;
import io.github.mesdk.model.internal.PlainValues;
import io.github.mesdk.model.internal.Text;
import io.github.mesdk.model.internal.WholeNumber;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** An open session of a Testiny user. Immutable. */
@Value.Immutable
@JsonSerialize(as = ImmutableAuthSession.class)
@JsonDeserialize(builder = AuthSession.Builder.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public interface AuthSession {

  /** The internal id of the session. It is not a token. */
  @JsonProperty("id")
  @WholeNumber
  Optional<Long> id();

  /** The tenant that the session's token belongs to. */
  @JsonProperty("tenant")
  @Text
  Optional<String> tenant();

  /** The user agent that the user signed in with. */
  @JsonProperty("agent")
  @Text
  Optional<String> agent();

  /** The approximate location of the sign-in. */
  @JsonProperty("geo")
  @Text
  Optional<String> geo();

  /** When the user signed in. */
  @JsonProperty("loginAt")
  @IsoTime
  Optional<Instant> loginAt();

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

  /** Builds {@link AuthSession}s. Not thread-safe. */
  final class Builder extends ImmutableAuthSession.Builder {
    Builder() {}

    /**
     * Returns the session.
     *
     * @throws IllegalArgumentException if an additional property has the name of a JSON member that
     *     this model declares and that is set
     */
    @Override
    public AuthSession build() {
      AuthSession built = super.build();
      if (PlainValues.needsNoCopy(built.additionalProperties())) {
        return built;
      }
      additionalProperties(
          PlainValues.undeclared(AuthSession.class, built, built.additionalProperties()));
      return super.build();
    }
  }
}
