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

/** An e-mail address of a RiverGen user. Immutable. */
@Value.Immutable
@JsonSerialize(as = ImmutableEmailAddress.class)
@JsonDeserialize(builder = EmailAddress.Builder.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public interface EmailAddress {

  /** The address. */
  @JsonProperty("email")
  @Text
  Optional<String> email();

  /** Whether the user has verified the address. */
  @JsonProperty("verified")
  @Flag
  Optional<Boolean> verified();

  /** Whether this is the primary address of the user. */
  @JsonProperty("is_primary")
  @Flag
  Optional<Boolean> primary();

  /** When the address was added. */
  @JsonProperty("created_at")
  @IsoTime
  Optional<Instant> createdAt();

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

  /** Builds {@link EmailAddress}es. Not thread-safe. */
  final class Builder extends ImmutableEmailAddress.Builder {
    Builder() {}

    /**
     * Returns the address.
     *
     * @throws IllegalArgumentException if an additional property has the name of a JSON member that
     *     this model declares and that is set
     */
    @Override
    public EmailAddress build() {
      EmailAddress built = super.build();
      if (PlainValues.needsNoCopy(built.additionalProperties())) {
        return built;
      }
      additionalProperties(
          PlainValues.undeclared(EmailAddress.class, built, built.additionalProperties()));
      return super.build();
    }
  }
}
