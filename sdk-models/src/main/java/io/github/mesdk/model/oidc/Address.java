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
 * A postal address (OpenID Connect Core 1.0, section 5.1.1). A server may send the parts, the
 * formatted address, or both. Immutable.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableAddress.class)
@JsonDeserialize(builder = Address.Builder.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public interface Address {

  /** The full address as on a mailing label. Lines end in CR LF or LF. */
  @JsonProperty("formatted")
  @Text
  Optional<String> formatted();

  /** The street, house number or post office box. May have several lines. */
  @JsonProperty("street_address")
  @Text
  Optional<String> streetAddress();

  /** The city or town. */
  @JsonProperty("locality")
  @Text
  Optional<String> locality();

  /** The state, province or prefecture. */
  @JsonProperty("region")
  @Text
  Optional<String> region();

  /** The postal code. It is text, because many codes have letters or leading zeros. */
  @JsonProperty("postal_code")
  @Text
  Optional<String> postalCode();

  /** The country as sent by the server, which is not always a country code. */
  @JsonProperty("country")
  @Text
  Optional<String> country();

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

  /** Builds {@link Address}es. Not thread-safe. */
  final class Builder extends ImmutableAddress.Builder {
    Builder() {}

    /**
     * Returns the address.
     *
     * @throws IllegalArgumentException if an additional property has the name of a JSON member that
     *     this model declares and that is set
     */
    @Override
    public Address build() {
      Address built = super.build();
      if (PlainValues.needsNoCopy(built.additionalProperties())) {
        return built;
      }
      additionalProperties(
          PlainValues.undeclared(Address.class, built, built.additionalProperties()));
      return super.build();
    }
  }
}
