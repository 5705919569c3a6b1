package io.github.mesdk.providers.supabase;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.github.mesdk.model.internal.IdText;
import io.github.mesdk.model.internal.PlainValues;
import io.github.mesdk.model.internal.Text;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A second factor of a Supabase user. Immutable. */
@Value.Immutable
@JsonSerialize(as = ImmutableFactor.class)
@JsonDeserialize(builder = Factor.Builder.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public interface Factor {

  /** The id of the factor. */
  @JsonProperty("id")
  @IdText
  Optional<String> id();

  /** The kind of factor, such as {@code totp}. */
  @JsonProperty("factor_type")
  @Text
  Optional<String> factorType();

  /** The name that the user gave to the factor. */
  @JsonProperty("friendly_name")
  @Text
  Optional<String> friendlyName();

  /** The status of the factor: {@code verified}, or {@code unverified} before its first use. */
  @JsonProperty("status")
  @Text
  Optional<String> status();

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

  /** Builds {@link Factor} values. Not thread-safe. */
  final class Builder extends ImmutableFactor.Builder {
    Builder() {}

    /**
     * Returns the factor.
     *
     * @throws IllegalArgumentException if an additional property has the name of a JSON member that
     *     this model declares and that is set
     */
    @Override
    public Factor build() {
      Factor built = super.build();
      if (PlainValues.needsNoCopy(built.additionalProperties())) {
        return built;
      }
      additionalProperties(
          PlainValues.undeclared(Factor.class, built, built.additionalProperties()));
      return super.build();
    }
  }
}
