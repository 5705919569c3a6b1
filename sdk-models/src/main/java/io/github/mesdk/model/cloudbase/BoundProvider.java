package io.github.mesdk.model.cloudbase;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.github.mesdk.model.internal.JsonObject;
import io.github.mesdk.model.internal.PlainValues;
import io.github.mesdk.model.internal.Text;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** An identity source that a CloudBase user can sign in with. Immutable. */
@Value.Immutable
@JsonSerialize(as = ImmutableBoundProvider.class)
@JsonDeserialize(builder = BoundProvider.Builder.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public interface BoundProvider {

  /** The name of the identity source, such as {@code email}. */
  @JsonProperty("id")
  @Text
  Optional<String> id();

  /** The id of the user at this source. */
  @JsonProperty("provider_user_id")
  @Text
  Optional<String> providerUserId();

  /** The display name of the source. */
  @JsonProperty("name")
  @Text
  Optional<String> name();

  /** The URL of a picture of the source. CloudBase sends empty text if there is no picture. */
  @JsonProperty("picture")
  @Text
  Optional<String> picture();

  /** The URL of the source. CloudBase sends empty text if there is no URL. */
  @JsonProperty("url")
  @Text
  Optional<String> url();

  /** Further data from the source; empty if there is none. */
  @JsonProperty("meta")
  @JsonObject
  @Value.Redacted
  Map<String, @Nullable Object> meta();

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

  /** Builds {@link BoundProvider}s. Not thread-safe. */
  final class Builder extends ImmutableBoundProvider.Builder {
    Builder() {}

    /**
     * Returns the bound provider.
     *
     * @throws IllegalArgumentException if an additional property has the name of a JSON member that
     *     this model declares and that is set
     */
    @Override
    public BoundProvider build() {
      BoundProvider built = super.build();
      if (PlainValues.needsNoCopy(built.additionalProperties())
          && PlainValues.needsNoCopy(built.meta())) {
        return built;
      }
      meta(PlainValues.object(built.meta()));
      additionalProperties(
          PlainValues.undeclared(BoundProvider.class, built, built.additionalProperties()));
      return super.build();
    }
  }
}
