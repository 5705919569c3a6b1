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

/** A workspace that a RiverGen user can work in. */
@Value.Immutable
@JsonSerialize(as = ImmutableWorkspace.class)
@JsonDeserialize(as = ImmutableWorkspace.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public interface Workspace {

  /** The workspace's id; decimal text is read as well. */
  @JsonProperty("id")
  @NumericId
  Optional<Long> id();

  /** The workspace's name, for people to read. */
  @JsonProperty("name")
  @Text
  Optional<String> name();

  /** The workspace's name as it stands in addresses. */
  @JsonProperty("slug")
  @Text
  Optional<String> slug();

  /** Whether the user starts in this workspace. */
  @JsonProperty("is_default")
  @Flag
  Optional<Boolean> defaultWorkspace();

  /** When the workspace was made. */
  @JsonProperty("created_at")
  @IsoTime
  Optional<Instant> createdAt();

  /** Members this version does not declare, by JSON name, as plain immutable values. */
  @JsonAnyGetter
  @JsonAnySetter
  @Value.Redacted
  Map<String, @Nullable Object> additionalProperties();

  /** A new builder; nothing is required. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds {@link Workspace}s; not thread-safe. */
  final class Builder extends ImmutableWorkspace.Builder {
    Builder() {}

    /**
     * The workspace.
     *
     * @throws IllegalArgumentException if an additional property bears a declared name
     */
    @Override
    public Workspace build() {
      Workspace built = super.build();
      if (PlainValues.isSettled(built.additionalProperties())) {
        return built;
      }
      additionalProperties(PlainValues.extras(Workspace.class, built.additionalProperties()));
      return super.build();
    }
  }
}
