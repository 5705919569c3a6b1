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
import io.github.mesdk.model.internal.TextList;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The roles and permissions of a Krystal user as an administrator. Immutable. */
@Value.Immutable
@JsonSerialize(as = ImmutableAdminDetails.class)
@JsonDeserialize(builder = AdminDetails.Builder.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public interface AdminDetails {

  /** The roles of the administrator. */
  @JsonProperty("roles")
  @ModelList
  List<@SkipNulls Role> roles();

  /** The names of the permissions of the administrator. */
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

  /** Builds {@link AdminDetails} values. Not thread-safe. */
  final class Builder extends ImmutableAdminDetails.Builder {
    Builder() {}

    /**
     * Returns the details.
     *
     * @throws IllegalArgumentException if an additional property has the name of a JSON member that
     *     this model declares and that is set
     */
    @Override
    public AdminDetails build() {
      AdminDetails built = super.build();
      if (PlainValues.needsNoCopy(built.additionalProperties())) {
        return built;
      }
      additionalProperties(
          PlainValues.undeclared(AdminDetails.class, built, built.additionalProperties()));
      return super.build();
    }
  }
}
