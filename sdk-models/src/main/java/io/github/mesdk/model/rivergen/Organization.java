package io.github.mesdk.model.rivergen;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.github.mesdk.model.internal.Flag;
import io.github.mesdk.model.internal.IsoTime;
import io.github.mesdk.model.internal.NumericId;
import io.github.mesdk.model.internal.PlainValues;
import io.github.mesdk.model.internal.Text;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** An organization that a RiverGen user is a member of. Immutable. */
@Value.Immutable
@JsonSerialize(as = ImmutableOrganization.class)
@JsonDeserialize(builder = Organization.Builder.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public interface Organization {

  /** The id of the organization. Decimal text is also accepted. */
  @JsonProperty("id")
  @NumericId
  Optional<Long> id();

  /** The display name of the organization. */
  @JsonProperty("name")
  @Text
  Optional<String> name();

  /** The internet domain of the organization. */
  @JsonProperty("domain")
  @Text
  Optional<String> domain();

  /** The subscription plan of the organization. */
  @JsonProperty("plan")
  Optional<Plan> plan();

  /** Whether the user administers the organization. */
  @JsonProperty("is_admin")
  @Flag
  Optional<Boolean> admin();

  /** When the user became a member. */
  @JsonProperty("joined_at")
  @IsoTime
  Optional<Instant> joinedAt();

  /** How the user became a member. */
  @JsonProperty("source")
  Optional<JoinSource> source();

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

  /** Builds {@link Organization}s. Not thread-safe. */
  final class Builder extends ImmutableOrganization.Builder {
    Builder() {}

    /**
     * Returns the organization.
     *
     * @throws IllegalArgumentException if an additional property has the name of a JSON member that
     *     this model declares and that is set
     */
    @Override
    public Organization build() {
      Organization built = super.build();
      if (PlainValues.needsNoCopy(built.additionalProperties())) {
        return built;
      }
      additionalProperties(
          PlainValues.undeclared(Organization.class, built, built.additionalProperties()));
      return super.build();
    }
  }
}
