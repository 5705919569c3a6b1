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
import io.github.mesdk.model.internal.UnixTime;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The membership of a Krystal user in one organization. Immutable. */
@Value.Immutable
@JsonSerialize(as = ImmutableOrganizationUser.class)
@JsonDeserialize(builder = OrganizationUser.Builder.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public interface OrganizationUser {

  /** The id of the user. */
  @JsonProperty("user_id")
  @Text
  Optional<String> userId();

  /** The id of the organization. */
  @JsonProperty("organization_id")
  @Text
  Optional<String> organizationId();

  /** Whether the user owns the organization. */
  @JsonProperty("owner")
  @Flag
  Optional<Boolean> owner();

  /** When the organization was last changed. */
  @JsonProperty("organization_updated_at")
  @UnixTime
  Optional<Instant> organizationUpdatedAt();

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

  /** Builds {@link OrganizationUser}s. Not thread-safe. */
  final class Builder extends ImmutableOrganizationUser.Builder {
    Builder() {}

    /**
     * Returns the membership.
     *
     * @throws IllegalArgumentException if an additional property has the name of a JSON member that
     *     this model declares and that is set
     */
    @Override
    public OrganizationUser build() {
      OrganizationUser built = super.build();
      if (PlainValues.needsNoCopy(built.additionalProperties())) {
        return built;
      }
      additionalProperties(
          PlainValues.undeclared(OrganizationUser.class, built, built.additionalProperties()));
      return super.build();
    }
  }
}
