package io.github.mesdk.model.oidc;

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

/**
 * A postal address as OpenID Connect Core 1.0, section 5.1.1, splits it up. A server may give the
 * parts, the whole, or both.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableAddress.class)
@JsonDeserialize(as = ImmutableAddress.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public interface Address {

  /** The whole address as on a label; its lines may end in CR LF as well as LF. */
  @JsonProperty("formatted")
  @Text
  Optional<String> formatted();

  /** Street, house number, post office box; may have several lines. */
  @JsonProperty("street_address")
  @Text
  Optional<String> streetAddress();

  /** City or town. */
  @JsonProperty("locality")
  @Text
  Optional<String> locality();

  /** State, province or prefecture. */
  @JsonProperty("region")
  @Text
  Optional<String> region();

  /** Postal code; text, since many have letters or leading zeros. */
  @JsonProperty("postal_code")
  @Text
  Optional<String> postalCode();

  /** Country, as the server writes it: not always a code. */
  @JsonProperty("country")
  @Text
  Optional<String> country();

  /** Members this version does not declare, by JSON name, as plain immutable values. */
  @JsonAnyGetter
  @JsonAnySetter
  @Value.Redacted
  Map<String, @Nullable Object> additionalProperties();

  /** A new builder; nothing is required. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds {@link Address}es; not thread-safe. */
  final class Builder extends ImmutableAddress.Builder {
    Builder() {}

    /**
     * The address.
     *
     * @throws IllegalArgumentException if an additional property bears a declared name
     */
    @Override
    public Address build() {
      Address built = super.build();
      if (PlainValues.isSettled(built.additionalProperties())) {
        return built;
      }
      additionalProperties(PlainValues.extras(Address.class, built.additionalProperties()));
      return super.build();
    }
  }
}
