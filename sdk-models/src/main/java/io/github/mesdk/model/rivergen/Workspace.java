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

/** A workspace that a RiverGen user can work in. Immutable. */
@Value.Immutable
@JsonSerialize(as = ImmutableWorkspace.class)
@JsonDeserialize(builder = Workspace.Builder.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public interface Workspace {

  /** The id of the workspace. Decimal text is also accepted. */
  @JsonProperty("id")
  @NumericId
  Optional<Long> id();

  /** The display name of the workspace. */
  @JsonProperty("name")
  @Text
  Optional<String> name();

  /** The name of the workspace in URLs. */
  @JsonProperty("slug")
  @Text
  Optional<String> slug();

  /** Whether this is the default workspace of the user. */
  @JsonProperty("is_default")
  @Flag
  Optional<Boolean> defaultWorkspace();

  /** When the workspace was created. */
  @JsonProperty("created_at")
  @IsoTime
  Optional<Instant> createdAt();

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

  /** Builds {@link Workspace}s. Not thread-safe. */
  final class Builder extends ImmutableWorkspace.Builder {
    Builder() {}

    /**
     * Returns the workspace.
     *
     * @throws IllegalArgumentException if an additional property has the name of a JSON member that
     *     this model declares and that is set
     */
    @Override
    public Workspace build() {
      Workspace built = super.build();
      if (PlainValues.needsNoCopy(built.additionalProperties())) {
        return built;
      }
      additionalProperties(
          PlainValues.undeclared(Workspace.class, built, built.additionalProperties()));
      return super.build();
    }
  }
}
