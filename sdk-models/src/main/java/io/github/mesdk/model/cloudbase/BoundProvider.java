package io.github.mesdk.model.cloudbase;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.github.mesdk.model.internal.FreeObject;
import io.github.mesdk.model.internal.PlainValues;
import io.github.mesdk.model.internal.Text;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** One way to sign in that is bound to a CloudBase user. */
@Value.Immutable
@JsonSerialize(as = ImmutableBoundProvider.class)
@JsonDeserialize(as = ImmutableBoundProvider.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public interface BoundProvider {

  /** The name of the identity source, such as {@code email}. */
  @JsonProperty("id")
  @Text
  Optional<String> id();

  /** The user's id at that source. */
  @JsonProperty("provider_user_id")
  @Text
  Optional<String> providerUserId();

  /** The source's name for people. */
  @JsonProperty("name")
  @Text
  Optional<String> name();

  /** The address of the source's picture; CloudBase sends empty text for none. */
  @JsonProperty("picture")
  @Text
  Optional<String> picture();

  /** The address of the source; CloudBase sends empty text for none. */
  @JsonProperty("url")
  @Text
  Optional<String> url();

  /** What the source says besides; empty when it says nothing. */
  @JsonProperty("meta")
  @FreeObject
  @Value.Redacted
  Map<String, @Nullable Object> meta();

  /** Members this version does not declare, by JSON name, as plain immutable values. */
  @JsonAnyGetter
  @JsonAnySetter
  @Value.Redacted
  Map<String, @Nullable Object> additionalProperties();

  /** A new builder; nothing is required. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds {@link BoundProvider}s; not thread-safe. */
  final class Builder extends ImmutableBoundProvider.Builder {
    Builder() {}

    /**
     * The bound provider.
     *
     * @throws IllegalArgumentException if an additional property bears a declared name
     */
    @Override
    public BoundProvider build() {
      BoundProvider built = super.build();
      if (PlainValues.isSettled(built.additionalProperties())
          && PlainValues.isSettled(built.meta())) {
        return built;
      }
      meta(PlainValues.object(built.meta()));
      additionalProperties(PlainValues.extras(BoundProvider.class, built.additionalProperties()));
      return super.build();
    }
  }
}
