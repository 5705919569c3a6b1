package io.github.mesdk.model.krystal;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.github.mesdk.model.internal.ModelList;
import io.github.mesdk.model.internal.PlainValues;
import io.github.mesdk.model.internal.SkipNulls;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The roles and permissions of a Krystal user as an administrator and in each organization.
 * Immutable.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableUserPermissions.class)
@JsonDeserialize(builder = UserPermissions.Builder.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public interface UserPermissions {

  /** The rights of the user as an administrator; absent for other users. */
  @JsonProperty("admin")
  Optional<AdminDetails> admin();

  /** The rights of the user in each organization. */
  @JsonProperty("organizations")
  @ModelList
  List<@SkipNulls OrganizationDetails> organizations();

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

  /** Builds {@link UserPermissions} values. Not thread-safe. */
  final class Builder extends ImmutableUserPermissions.Builder {
    Builder() {}

    /**
     * Returns the permissions.
     *
     * @throws IllegalArgumentException if an additional property has the name of a JSON member that
     *     this model declares and that is set
     */
    @Override
    public UserPermissions build() {
      UserPermissions built = super.build();
      if (PlainValues.needsNoCopy(built.additionalProperties())) {
        return built;
      }
      additionalProperties(
          PlainValues.undeclared(UserPermissions.class, built, built.additionalProperties()));
      return super.build();
    }
  }
}
