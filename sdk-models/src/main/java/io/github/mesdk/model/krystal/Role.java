package io.github.mesdk.model.krystal;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.github.mesdk.model.internal.Flag;
import io.github.mesdk.model.internal.PlainValues;
import io.github.mesdk.model.internal.Text;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A role that a Krystal user can have. */
@Value.Immutable
@JsonSerialize(as = ImmutableRole.class)
@JsonDeserialize(as = ImmutableRole.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public interface Role {

  /** The name that programs check. */
  @JsonProperty("name")
  @Text
  Optional<String> name();

  /** The name for people to read. */
  @JsonProperty("label")
  @Text
  Optional<String> label();

  /** What the role is for. */
  @JsonProperty("description")
  @Text
  Optional<String> description();

  /** Whether only users with a second factor may use the role. */
  @JsonProperty("require_two_factor_auth")
  @Flag
  Optional<Boolean> requireTwoFactorAuth();

  /** The organization the role belongs to; absent for a role of no organization. */
  @JsonProperty("organization_id")
  @Text
  Optional<String> organizationId();

  /** Members this version does not declare, by JSON name, as plain immutable values. */
  @JsonAnyGetter
  @JsonAnySetter
  @Value.Redacted
  Map<String, @Nullable Object> additionalProperties();

  /** A new builder; nothing is required. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds {@link Role}s; not thread-safe. */
  final class Builder extends ImmutableRole.Builder {
    Builder() {}

    /**
     * The role.
     *
     * @throws IllegalArgumentException if an additional property bears a declared name
     */
    @Override
    public Role build() {
      Role built = super.build();
      if (PlainValues.isSettled(built.additionalProperties())) {
        return built;
      }
      additionalProperties(PlainValues.extras(Role.class, built.additionalProperties()));
      return super.build();
    }
  }
}
