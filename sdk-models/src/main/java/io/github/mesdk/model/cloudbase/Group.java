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

/** One group a CloudBase user is in. Read from an object, or from plain text that is its id. */
@Value.Immutable
@JsonSerialize(as = ImmutableGroup.class)
@JsonDeserialize(as = ImmutableGroup.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public interface Group {

  /** The group's id. */
  @JsonProperty("id")
  @Text
  Optional<String> id();

  /** Members this version does not declare, by JSON name, as plain immutable values. */
  @JsonAnyGetter
  @JsonAnySetter
  @Value.Redacted
  Map<String, @Nullable Object> additionalProperties();

  /** A new builder; nothing is required. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds {@link Group}s; not thread-safe. */
  final class Builder extends ImmutableGroup.Builder {
    Builder() {}

    /**
     * The group.
     *
     * @throws IllegalArgumentException if an additional property bears a declared name
     */
    @Override
    public Group build() {
      Group built = super.build();
      if (PlainValues.isSettled(built.additionalProperties())) {
        return built;
      }
      additionalProperties(PlainValues.extras(Group.class, built.additionalProperties()));
      return super.build();
    }
  }
}
