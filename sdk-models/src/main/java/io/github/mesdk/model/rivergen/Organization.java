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

/** An organization that a RiverGen user is a member of. */
@Value.Immutable
@JsonSerialize(as = ImmutableOrganization.class)
@JsonDeserialize(as = ImmutableOrganization.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public interface Organization {

  /** The organization's id; decimal text is read as well. */
  @JsonProperty("id")
  @NumericId
  Optional<Long> id();

  /** The organization's name, for people to read. */
  @JsonProperty("name")
  @Text
  Optional<String> name();

  /** The internet domain of the organization. */
  @JsonProperty("domain")
  @Text
  Optional<String> domain();

  /** What the organization has subscribed to. */
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

  /** Members this version does not declare, by JSON name, as plain immutable values. */
  @JsonAnyGetter
  @JsonAnySetter
  @Value.Redacted
  Map<String, @Nullable Object> additionalProperties();

  /** A new builder; nothing is required. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds {@link Organization}s; not thread-safe. */
  final class Builder extends ImmutableOrganization.Builder {
    Builder() {}

    /**
     * The organization.
     *
     * @throws IllegalArgumentException if an additional property bears a declared name
     */
    @Override
    public Organization build() {
      Organization built = super.build();
      if (PlainValues.isSettled(built.additionalProperties())) {
        return built;
      }
      additionalProperties(PlainValues.extras(Organization.class, built.additionalProperties()));
      return super.build();
    }
  }
}
