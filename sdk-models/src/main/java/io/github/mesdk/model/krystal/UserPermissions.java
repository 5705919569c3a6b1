package io.github.mesdk.model.krystal;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.github.mesdk.model.internal.PlainValues;
import io.github.mesdk.model.internal.SkipNulls;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** What a Krystal user may do, place by place. */
@Value.Immutable
@JsonSerialize(as = ImmutableUserPermissions.class)
@JsonDeserialize(as = ImmutableUserPermissions.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public interface UserPermissions {

  /** What the user may do as an administrator; absent for everyone else. */
  @JsonProperty("admin")
  Optional<AdminDetails> admin();

  /** What the user may do in each organization. */
  @JsonProperty("organizations")
  List<@SkipNulls OrganizationDetails> organizations();

  /** Members this version does not declare, by JSON name, as plain immutable values. */
  @JsonAnyGetter
  @JsonAnySetter
  @Value.Redacted
  Map<String, @Nullable Object> additionalProperties();

  /** A new builder; nothing is required. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds {@link UserPermissions} values; not thread-safe. */
  final class Builder extends ImmutableUserPermissions.Builder {
    Builder() {}

    /**
     * The permissions.
     *
     * @throws IllegalArgumentException if an additional property bears a declared name
     */
    @Override
    public UserPermissions build() {
      UserPermissions built = super.build();
      if (PlainValues.isSettled(built.additionalProperties())) {
        return built;
      }
      additionalProperties(PlainValues.extras(UserPermissions.class, built.additionalProperties()));
      return super.build();
    }
  }
}
