package io.github.mesdk.model.rivergen;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.github.mesdk.model.internal.Flag;
import io.github.mesdk.model.internal.IsoTime;
import io.github.mesdk.model.internal.PlainValues;
import io.github.mesdk.model.internal.Text;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** One e-mail address of a RiverGen user. */
@Value.Immutable
@JsonSerialize(as = ImmutableEmailAddress.class)
@JsonDeserialize(as = ImmutableEmailAddress.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public interface EmailAddress {

  /** The address. */
  @JsonProperty("email")
  @Text
  Optional<String> email();

  /** Whether the user has proved to own the address. */
  @JsonProperty("verified")
  @Flag
  Optional<Boolean> verified();

  /** Whether this is the user's main address. */
  @JsonProperty("is_primary")
  @Flag
  Optional<Boolean> primary();

  /** When the address was added. */
  @JsonProperty("created_at")
  @IsoTime
  Optional<Instant> createdAt();

  /** Members this version does not declare, by JSON name, as plain immutable values. */
  @JsonAnyGetter
  @JsonAnySetter
  @Value.Redacted
  Map<String, @Nullable Object> additionalProperties();

  /** A new builder; nothing is required. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds {@link EmailAddress}es; not thread-safe. */
  final class Builder extends ImmutableEmailAddress.Builder {
    Builder() {}

    /**
     * The address.
     *
     * @throws IllegalArgumentException if an additional property bears a declared name
     */
    @Override
    public EmailAddress build() {
      EmailAddress built = super.build();
      if (PlainValues.isSettled(built.additionalProperties())) {
        return built;
      }
      additionalProperties(PlainValues.extras(EmailAddress.class, built.additionalProperties()));
      return super.build();
    }
  }
}
