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

/** A role of a Krystal user. Immutable. */
@Value.Immutable
@JsonSerialize(as = ImmutableRole.class)
@JsonDeserialize(builder = Role.Builder.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public interface Role {

  /** The name of the role for programmatic checks. */
  @JsonProperty("name")
  @Text
  Optional<String> name();

  /** The display name of the role. */
  @JsonProperty("label")
  @Text
  Optional<String> label();

  /** The description of the role. */
  @JsonProperty("description")
  @Text
  Optional<String> description();

  /** Whether the role requires a second factor. */
  @JsonProperty("require_two_factor_auth")
  @Flag
  Optional<Boolean> requireTwoFactorAuth();

  /** The id of the organization that the role belongs to; absent for a global role. */
  @JsonProperty("organization_id")
  @Text
  Optional<String> organizationId();

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

  /** Builds {@link Role}s. Not thread-safe. */
  final class Builder extends ImmutableRole.Builder {
    Builder() {}

    /**
     * Returns the role.
     *
     * @throws IllegalArgumentException if an additional property has the name of a JSON member that
     *     this model declares and that is set
     */
    @Override
    public Role build() {
      Role built = super.build();
      if (PlainValues.needsNoCopy(built.additionalProperties())) {
        return built;
      }
      additionalProperties(PlainValues.undeclared(Role.class, built, built.additionalProperties()));
      return super.build();
    }
  }
}
