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

/** One open session of a Testiny user. */
@Value.Immutable
@JsonSerialize(as = ImmutableAuthSession.class)
@JsonDeserialize(as = ImmutableAuthSession.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public interface AuthSession {

  /** The internal id of the session; it is not a token. */
  @JsonProperty("id")
  @WholeNumber
  Optional<Long> id();

  /** The tenant the session's token belongs to. */
  @JsonProperty("tenant")
  @Text
  Optional<String> tenant();

  /** The user agent the user signed in with. */
  @JsonProperty("agent")
  @Text
  Optional<String> agent();

  /** Roughly where on Earth the user signed in. */
  @JsonProperty("geo")
  @Text
  Optional<String> geo();

  /** When the user signed in. */
  @JsonProperty("loginAt")
  @IsoTime
  Optional<Instant> loginAt();

  /** Members this version does not declare, by JSON name, as plain immutable values. */
  @JsonAnyGetter
  @JsonAnySetter
  @Value.Redacted
  Map<String, @Nullable Object> additionalProperties();

  /** A new builder; nothing is required. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds {@link AuthSession}s; not thread-safe. */
  final class Builder extends ImmutableAuthSession.Builder {
    Builder() {}

    /**
     * The session.
     *
     * @throws IllegalArgumentException if an additional property bears a declared name
     */
    @Override
    public AuthSession build() {
      AuthSession built = super.build();
      if (PlainValues.isSettled(built.additionalProperties())) {
        return built;
      }
      additionalProperties(PlainValues.extras(AuthSession.class, built.additionalProperties()));
      return super.build();
    }
  }
}
