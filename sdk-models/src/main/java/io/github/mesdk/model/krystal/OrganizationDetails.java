package io.github.mesdk.model.krystal;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.github.mesdk.model.internal.Flag;
import io.github.mesdk.model.internal.ModelList;
import io.github.mesdk.model.internal.PlainValues;
import io.github.mesdk.model.internal.SkipNulls;
import io.github.mesdk.model.internal.Text;
import io.github.mesdk.model.internal.TextList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The roles and permissions of a Krystal user in one organization. Immutable. */
@Value.Immutable
@JsonSerialize(as = ImmutableOrganizationDetails.class)
@JsonDeserialize(builder = OrganizationDetails.Builder.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public interface OrganizationDetails {

  /** The id of the organization. */
  @JsonProperty("id")
  @Text
  Optional<String> id();

  /** Whether the user owns the organization. */
  @JsonProperty("owner")
  @Flag
  Optional<Boolean> owner();

  /** The user's roles in the organization. */
  @JsonProperty("roles")
  @ModelList
  List<@SkipNulls Role> roles();

  /** The names of the user's permissions in the organization. */
  @JsonProperty("permissions")
  @TextList
  List<@SkipNulls String> permissions();

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

  /** Builds {@link OrganizationDetails} values. Not thread-safe. */
  final class Builder extends ImmutableOrganizationDetails.Builder {
    Builder() {}

    /**
     * Returns the details.
     *
     * @throws IllegalArgumentException if an additional property has the name of a JSON member that
     *     this model declares and that is set
     */
    @Override
    public OrganizationDetails build() {
      OrganizationDetails built = super.build();
      if (PlainValues.needsNoCopy(built.additionalProperties())) {
        return built;
      }
      additionalProperties(
          PlainValues.undeclared(OrganizationDetails.class, built, built.additionalProperties()));
      return super.build();
    }
  }
}
