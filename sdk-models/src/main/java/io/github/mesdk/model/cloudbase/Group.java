package io.github.mesdk.model.cloudbase;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.github.mesdk.model.internal.PlainValues;
import io.github.mesdk.model.internal.Text;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A group of a CloudBase user. In JSON it is an object, or only its id as text. Immutable. */
@Value.Immutable
@JsonSerialize(as = ImmutableGroup.class)
@JsonDeserialize(builder = Group.Builder.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public interface Group {

  /** The id of the group. */
  @JsonProperty("id")
  @Text
  Optional<String> id();

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

  /** Builds {@link Group}s. Not thread-safe. */
  final class Builder extends ImmutableGroup.Builder {
    Builder() {}

    /**
     * Returns the group.
     *
     * @throws IllegalArgumentException if an additional property has the name of a JSON member that
     *     this model declares and that is set
     */
    @Override
    public Group build() {
      Group built = super.build();
      if (PlainValues.needsNoCopy(built.additionalProperties())) {
        return built;
      }
      additionalProperties(
          PlainValues.undeclared(Group.class, built, built.additionalProperties()));
      return super.build();
    }
  }
}
